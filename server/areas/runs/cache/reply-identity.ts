import { readKeyAddress } from '#server/areas/keys/index.ts';
import type { FrozenTarget } from '#server/areas/targets/index.ts';
import type { ModelParameters, ModelProvider } from '#server/areas/targets/schema.ts';
import type { Scope } from '#server/core/scope.ts';

/** Who gives a reply, as far as it shapes the reply. */
export type ReplyIdentity = {
  provider: ModelProvider;
  /** Null: the provider's own. */
  baseUrl: string | null;
  /** When the key was set: another one may reach another account. */
  keyVersion: string;
  model: string;
  parameters: ModelParameters;
};

/**
 * The identity of a target; null for one whose replies are not kept: an endpoint may change behind its
 * address, and the demo assistant costs nothing.
 */
export async function readIdentity(
  scope: Scope,
  target: FrozenTarget,
): Promise<ReplyIdentity | null> {
  if (target.kind !== 'MODEL') return null;
  const { provider, model, parameters } = target.config;
  const key = await readKeyAddress(scope, provider);
  return (
    key && {
      provider,
      model,
      parameters,
      baseUrl: key.baseUrl,
      keyVersion: key.setAt.toISOString(),
    }
  );
}
