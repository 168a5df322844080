import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseRootKey, type RootKey } from '#server/core/secrets/root-key.ts';
import type { KeyRing } from '#server/core/secrets/root-keys.ts';
import type { Env } from '#server/env.ts';
import { errorCode, errorText } from '#server/postgres/error-code.ts';
import { StartError } from '#server/postgres/start-error.ts';

type KeySettings = Pick<Env, 'dataDir' | 'rootKeyFile' | 'otherRootKeyFiles' | 'rootKeyIn'>;

/**
 * Where the root keys in files are: as settings say, else in the data folder. `current` is null where a
 * key service wraps; what files wrapped before can still be unwrapped.
 */
export function keyFiles(env: KeySettings): { current: string | null; others: readonly string[] } {
  const own = path.join(env.dataDir, 'root.key');
  const file = env.rootKeyFile ?? own;
  const kept = env.rootKeyFile === null ? [`${own}.previous`] : [];
  const others = [...env.otherRootKeyFiles, ...kept];
  if (env.rootKeyIn === 'file') return { current: file, others };
  return { current: null, others: [file, ...others] };
}

/** Reads the root keys; a missing file is no key. @throws {StartError} when a file is no root key */
export function readKeyRing(env: KeySettings): KeyRing {
  const { current, others } = keyFiles(env);
  return {
    current: current === null ? null : readKey(current),
    others: others.flatMap((file) => readKey(file) ?? []),
  };
}

function readKey(file: string): RootKey | null {
  try {
    return parseRootKey(readFileSync(file));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw new StartError(`The root key in ${file} can’t be used: ${errorText(error)}`);
  }
}
