import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Env } from '#server/env.ts';
import { type OpenRootKeys, openRootKeys } from './open-root-keys.ts';

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
 * @param options.onChange told when a key service stops being of use, and when it is again
 * @throws {StartError} when a root key can't be used
 */
export function instanceSecrets(
  env: Env,
  { isFresh, ...options }: { isFresh: boolean; onChange?(trouble: string | null): void },
): { authSecret: string } & OpenRootKeys {
  const { rootKeyFile, rootKeyIn } = env;
  if (rootKeyFile === null && rootKeyIn === 'file' && isFresh) keep(env.dataDir, 'root.key');
  const authSecret =
    env.authSecret ?? readFileSync(keep(env.dataDir, 'auth.secret')).toString('base64url');
  return { authSecret, ...openRootKeys(env, options) };
}
