import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseRootKey } from '#server/core/secrets/root-key.ts';
import { createRootKeys, type RootKeys } from '#server/core/secrets/root-keys.ts';

/** A folder of root keys, each in a file of its own. Remove it afterwards. */
export function makeKeyFolder(): { folder: string; makeKey(name: string): string } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-keys-'));
  return {
    folder,
    makeKey(name) {
      const file = path.join(folder, name);
      writeFileSync(file, randomBytes(32), { mode: 0o600 });
      return file;
    },
  };
}

/** Root keys of which a process knows these files: the first wraps, the others open. */
export function keysOf(current: string, ...others: string[]): RootKeys {
  const read = (file: string) => parseRootKey(readFileSync(file));
  return createRootKeys(() => ({ current: read(current), others: others.map(read) }));
}
