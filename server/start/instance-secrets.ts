import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseRootKey, type RootKey } from '#server/core/secrets/root-key.ts';
import type { Env } from '#server/env.ts';

/** A secret made once and kept in the data folder, readable by its owner alone. */
function kept(dataDir: string, name: string, bytes: number): Buffer {
  const file = path.join(dataDir, name);
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    try {
      writeFileSync(file, randomBytes(bytes), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      // Another process starting now made it first; anything else is a real failure.
      if (!existsSync(file)) throw error;
    }
  }
  return readFileSync(file);
}

/** The secrets of this installation: from settings where given, else from the data folder. */
export function instanceSecrets(env: Env): { authSecret: string; rootKey: RootKey } {
  const authSecret = env.authSecret ?? kept(env.dataDir, 'auth.secret', 32).toString('base64url');
  const rootKey = parseRootKey(
    env.rootKeyFile === null ? kept(env.dataDir, 'root.key', 32) : readFileSync(env.rootKeyFile),
  );
  return { authSecret, rootKey };
}
