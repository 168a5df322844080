import { hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline/promises';

/** Passwords that are known from breaches, as whoever runs Assay has put them into a file. */
export type PasswordList = {
  holds(password: string): Promise<boolean>;
};

const lengths = { least: 12, most: 256 };
const hashed = /^([0-9a-f]{40})(?::\d+)?$/i;

// The first 64 bits of SHA-1, which is what the widest collection is published as. Two passwords that
// share them are no concern among any number that fits into memory.
function keyOf(sha1: string): bigint {
  return BigInt(`0x${sha1.slice(0, 16)}`);
}
const keyOfText = (text: string) => keyOf(hash('sha1', text));
const plain = (password: string) => password.normalize('NFKC').toLowerCase();

/**
 * Reads a list: one password a line, or one SHA-1 in hexadecimal, with a count after a colon or without,
 * as Pwned Passwords has them. Words are compared without case, and only those are kept that could be
 * chosen; a password takes eight bytes. The file is read when it is first needed.
 */
export function createPasswordList(file: string): PasswordList {
  let loading: Promise<BigUint64Array> | null = null;
  function load(): Promise<BigUint64Array> {
    loading ??= readKeys(file).catch((error: unknown) => {
      // Nobody gets past an unread list; the next one asks for it anew.
      loading = null;
      throw error;
    });
    return loading;
  }
  return {
    async holds(password) {
      const keys = await load();
      return [plain(password), password.normalize('NFKC')].some((text) =>
        isIn(keys, keyOfText(text)),
      );
    },
  };
}

async function readKeys(file: string): Promise<BigUint64Array> {
  let keys = new BigUint64Array(4_096);
  let count = 0;
  const input = createReadStream(file);
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const key = keyOfLine(line);
    if (key === null) continue;
    if (count === keys.length) {
      const larger = new BigUint64Array(count * 2);
      larger.set(keys);
      keys = larger;
    }
    keys[count] = key;
    count += 1;
  }
  return keys.slice(0, count).sort();
}

function keyOfLine(line: string): bigint | null {
  const sha1 = hashed.exec(line)?.[1];
  if (sha1) return keyOf(sha1);
  const word = plain(line);
  return word.length >= lengths.least && word.length <= lengths.most ? keyOfText(word) : null;
}

function isIn(sorted: BigUint64Array, wanted: bigint): boolean {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const found = sorted[middle] ?? 0n;
    if (found === wanted) return true;
    if (found < wanted) from = middle + 1;
    else to = middle;
  }
  return false;
}
