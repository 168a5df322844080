import { joinRootKeys } from '#server/core/secrets/join-root-keys.ts';
import { createRootKeys, type RootKeys } from '#server/core/secrets/root-keys.ts';
import type { Env } from '#server/env.ts';
import { createOutbound } from '#server/outside/net/outbound.ts';
import { createTransit } from '#server/outside/transit/transit.ts';
import {
  createTransitRootKeys,
  type TransitOptions,
} from '#server/outside/transit/transit-root-keys.ts';
import { transitKeyName } from '#server/outside/transit/transit-settings.ts';
import { readKeyRing } from './key-files.ts';

export type KeyEnv = Pick<
  Env,
  'dataDir' | 'rootKeyFile' | 'otherRootKeyFiles' | 'transit' | 'rootKeyIn'
>;

export type OpenRootKeys = { rootKeys: RootKeys; close(): Promise<void> };

/**
 * The root keys that the settings name, in files and in a key service.
 * @throws {StartError} when a file is no root key
 */
export function openRootKeys(
  env: KeyEnv,
  options: Omit<TransitOptions, 'name'> = {},
): OpenRootKeys {
  const files = createRootKeys(() => readKeyRing(env));
  const { transit, rootKeyIn } = env;
  if (transit === null) return { rootKeys: files, close: async () => undefined };
  // A door of its own: nothing that people enter may lead to the key service.
  const outbound = createOutbound({
    allow: [new URL(transit.url).host],
    connectTimeoutMs: 2_000,
    maxResponseBytes: 64 * 1024,
  });
  const name = transitKeyName(transit);
  const service = createTransitRootKeys(createTransit(transit, { outbound }), { ...options, name });
  const rootKeys =
    rootKeyIn === 'transit' ? joinRootKeys(service, files) : joinRootKeys(files, service);
  return { rootKeys, close: () => outbound.close() };
}
