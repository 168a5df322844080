import { decrypt, encrypt } from './cipher.ts';
import type { RootKey } from './root-key.ts';

/** A key service gives no answer, or none that helps. The message is for whoever runs Assay. */
export class KeyServiceError extends Error {
  override readonly name = 'KeyServiceError';
}

/**
 * What wraps the data keys of all organizations: keys in files, or a key service. It is called within
 * transactions, so what asks a service gives up soon and keeps what it unwrapped for a while.
 * `data` is authenticated along and has to be the same both times.
 */
export type RootKeys = {
  /** The id of the key that wraps from now on; null when there is none. */
  currentId(): Promise<string | null>;
  /** Whether what the key `id` wrapped, or at least the text `wrapped`, can be unwrapped just now. */
  knows(id: string, wrapped?: string): Promise<boolean>;
  /** Wraps with the current key; null when there is none. @throws {KeyServiceError} */
  wrap(plain: Buffer, data: Buffer): Promise<{ rootKeyId: string; wrapped: string } | null>;
  /**
   * Null when the key is not known. @throws {KeyServiceError}
   * @throws {Error} when the text is not what that key wrapped
   */
  unwrap(rootKeyId: string, wrapped: string, data: Buffer): Promise<Buffer | null>;
  /** Why a key service is of no use just now, as a sentence; null for nothing. */
  trouble(): Promise<string | null>;
};

/** The keys that are there now. `others` wrap nothing any more, or not yet. */
export type KeyRing = { current: RootKey | null; others: readonly RootKey[] };

const betweenLooksMs = 1_000;

/**
 * Root keys that `read` finds, in files say. It looks again when a key is asked for that it doesn't
 * have, so that keys can be changed, and put back, while processes run.
 */
export function createRootKeys(read: () => KeyRing): RootKeys {
  let ring = read();
  // When a key was looked for in vain.
  const missed = new Map<string, number>();

  function look(): void {
    try {
      ring = read();
    } catch {
      // A file that is being written now is read the next time; until then the keys at hand do.
    }
  }
  const held = (id: string) =>
    [ring.current, ...ring.others].find((key) => key !== null && key.id === id) ?? null;
  function find(id: string): RootKey | null {
    const known = held(id);
    const again = (missed.get(id) ?? -betweenLooksMs) + betweenLooksMs;
    if (known || performance.now() < again) return known;
    look();
    const found = held(id);
    if (found) missed.delete(id);
    else missed.set(id, performance.now());
    return found;
  }
  function current(): RootKey | null {
    look();
    return ring.current;
  }

  return {
    currentId: async () => current()?.id ?? null,
    knows: async (id) => find(id) !== null,
    async wrap(plain, data) {
      const key = current();
      return key && { rootKeyId: key.id, wrapped: encrypt(key.bytes, 0, plain, data) };
    },
    async unwrap(rootKeyId, wrapped, data) {
      const key = find(rootKeyId);
      return key && decrypt(key.bytes, wrapped, data);
    },
    trouble: async () => null,
  };
}
