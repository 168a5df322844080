import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createRootKeys, type RootKeys } from '#server/core/secrets/root-keys.ts';
import type { Env } from '#server/env.ts';
import { readKeyRing } from './key-files.ts';

/** A secret made once and kept in the data folder, readable by its owner alone. */
function keep(dataDir: string, name: string): string {
  const file = path.join(dataDir, name);
  if (existsSync(file)) return file;
  mkdirSync(dataDir, { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, randomBytes(32), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    // Another process starting now made it first; anything else is a real failure.
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft);
  }
  return file;
}

/**
 * The secrets of this installation: from settings where given, else from the data folder.
 * @param options.isFresh nothing is sealed yet, so that a root key may be made; never one in the place
 * of another that is missing
 * @throws {StartError} when a root key can't be used
 */
export function instanceSecrets(
  env: Env,
  { isFresh }: { isFresh: boolean },
): { authSecret: string; rootKeys: RootKeys } {
  if (env.rootKeyFile === null && isFresh) keep(env.dataDir, 'root.key');
  const authSecret =
    env.authSecret ?? readFileSync(keep(env.dataDir, 'auth.secret')).toString('base64url');
  return { authSecret, rootKeys: createRootKeys(() => readKeyRing(env)) };
}
