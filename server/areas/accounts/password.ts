import { hash, verify } from '@node-rs/argon2';

// argon2id, m = 64 MiB, t = 3, p = 1: above OWASP's minimum, about 0.1 s on one core.
const cost = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 };
const atOnce = 4;

let running = 0;
const waiting: (() => void)[] = [];

/** At most four hashes at a time: each takes 64 MiB, and a flood must not take the server with it. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), cost));
}

/** True for a hash that was not made at today's cost. */
export function isOutdated(hash: string): boolean {
  const { memoryCost, timeCost, parallelism } = cost;
  return !hash.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`);
}

export function verifyPassword(input: { hash: string; password: string }): Promise<boolean> {
  return inTurn(() => verify(input.hash, input.password.normalize('NFKC')));
}
