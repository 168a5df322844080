import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Env } from '#server/env.ts';
import { StartError } from '#server/postgres/start-error.ts';
import { keyFiles } from './key-files.ts';

/**
 * Makes a new root key in the data folder and keeps the one of now beside it as `root.key.previous`.
 * Killed in between, it can be called again. @throws {StartError} where it can't
 */
export function replaceRootKey(env: Env): void {
  const { current } = keyFiles(env);
  if (current === null) {
    throw new StartError(
      'The root key is in a key service: make a new version of it there, such as with vault write -f transit/keys/assay/rotate, and run npm run keys:rotate.',
    );
  }
  const previous = `${current}.previous`;
  if (env.rootKeyFile !== null) {
    throw new StartError(
      'ROOT_KEY_FILE names the root key, so a new one is yours to make: name its file in ROOT_KEY_FILE, the one of now in ROOT_KEY_FILE_PREVIOUS, and run npm run keys:rotate.',
    );
  }
  if (!existsSync(current)) throw new StartError(`There is no root key in ${current} to replace.`);
  if (existsSync(previous) && !readFileSync(previous).equals(readFileSync(current))) {
    throw new StartError(
      `The key before is still in ${previous}: end that change with npm run keys:rotate, then remove the file.`,
    );
  }
  if (!existsSync(previous)) linkSync(current, previous);
  const next = `${current}.next`;
  writeFileSync(next, randomBytes(32), { mode: 0o600, flush: true });
  renameSync(next, current);
}
