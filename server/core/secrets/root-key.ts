import { createHash } from 'node:crypto';

/** The key that wraps every organization's data key; `id` tells which one, not what it is. */
export type RootKey = { id: string; bytes: Buffer };

/** Reads a root key. @throws {Error} with one sentence when it is not exactly 32 bytes */
export function parseRootKey(bytes: Buffer): RootKey {
  if (bytes.length !== 32) {
    throw new Error(`The root key must be a file of exactly 32 bytes, but has ${bytes.length}.`);
  }
  const id = createHash('sha256').update('assay root key id').update(bytes).digest('hex');
  return { id: id.slice(0, 16), bytes };
}
