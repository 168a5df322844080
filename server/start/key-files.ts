import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseRootKey, type RootKey } from '#server/core/secrets/root-key.ts';
import type { KeyRing } from '#server/core/secrets/root-keys.ts';
import type { Env } from '#server/env.ts';
import { errorCode, errorText } from '#server/postgres/error-code.ts';
import { StartError } from '#server/postgres/start-error.ts';

type KeySettings = Pick<Env, 'dataDir' | 'rootKeyFile' | 'otherRootKeyFiles'>;

/** Where the root keys are: as settings say, else in the data folder. */
export function keyFiles(env: KeySettings): { current: string; others: readonly string[] } {
  const own = path.join(env.dataDir, 'root.key');
  const current = env.rootKeyFile ?? own;
  const kept = env.rootKeyFile === null ? [`${own}.previous`] : [];
  return { current, others: [...env.otherRootKeyFiles, ...kept] };
}

/** Reads the root keys; a missing file is no key. @throws {StartError} when a file is no root key */
export function readKeyRing(env: KeySettings): KeyRing {
  const { current, others } = keyFiles(env);
  return { current: readKey(current), others: others.flatMap((file) => readKey(file) ?? []) };
}

function readKey(file: string): RootKey | null {
  try {
    return parseRootKey(readFileSync(file));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw new StartError(`The root key in ${file} can’t be used: ${errorText(error)}`);
  }
}
