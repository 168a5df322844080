import { randomBytes } from 'node:crypto';
import { createKeptKeys } from '#server/core/secrets/kept-keys.ts';
import { KeyServiceError, type RootKeys } from '#server/core/secrets/root-keys.ts';
import { type Transit, WrongTextError } from './transit.ts';
import { createWatch } from './watch.ts';

export type TransitOptions = {
  /** From `transitKeyName`. */
  name: string;
  /** Told when the service stops being of use, with a sentence, and with null when it is again. */
  onChange?(trouble: string | null): void;
  /** How long an unwrapped key stays at hand. */
  keptMs?: number;
  /** How long after a failure nothing is asked, and how long after a success nobody asks how it is. */
  pauseMs?: number;
  freshMs?: number;
};

/** How long a data key that the service unwrapped is used without asking again. */
export const keptForMs = 10 * 60_000;

/**
 * Root keys that are versions of one key in a Transit engine and never leave it. What it unwraps is
 * kept in memory for a while; when it is away, what is kept works on and everything else is refused
 * until it is back.
 */
export function createTransitRootKeys(transit: Transit, options: TransitOptions): RootKeys {
  const { name, onChange, keptMs = keptForMs, pauseMs = 2_000, freshMs = 30_000 } = options;
  const kept = createKeptKeys({ lifeMs: keptMs, limit: 1_000 });
  const asked = new Map<string, Promise<Buffer>>();
  const watch = createWatch({ look, pauseMs, freshMs, ...(onChange && { onChange }) });
  const idOf = (text: string) => `${name}:${text.split(':', 2)[1]}`;
  let isTried = false;

  /** Gives the id of the newest version. The first time it also sees whether all goes round. */
  async function look(): Promise<string> {
    const [plain, data] = [randomBytes(32), Buffer.from(name)];
    const text = await transit.encrypt(plain, data);
    if (!isTried) await tryOut(text, plain, data);
    isTried = true;
    return idOf(text);
  }
  async function tryOut(text: string, plain: Buffer, data: Buffer): Promise<void> {
    const [opened, moved] = await Promise.all([
      transit.decrypt(text, data).catch(unlessWrong),
      transit.decrypt(text, Buffer.from('elsewhere')).catch(unlessWrong),
    ]);
    if (opened?.equals(plain) && moved === null) return;
    throw new KeyServiceError(
      `The key service does not keep what ${name} wraps to its place: it needs a key of type aes256-gcm96 or chacha20-poly1305, and a server that knows associated data.`,
    );
  }
  async function ask(rootKeyId: string, wrapped: string, data: Buffer): Promise<Buffer> {
    const question = [rootKeyId, wrapped, data.toString('base64')].join(' ');
    const answer =
      asked.get(question) ??
      watch.guard(() => transit.decrypt(wrapped, data)).finally(() => asked.delete(question));
    asked.set(question, answer);
    return await answer;
  }

  return {
    currentId: () => watch.newest(),
    async knows(id, wrapped) {
      if (!id.startsWith(`${name}:`)) return false;
      if (wrapped !== undefined && kept.has(wrapped)) return true;
      return (await watch.newest()) !== null;
    },
    async wrap(plain, data) {
      await watch.tried();
      const wrapped = await watch.guard(() => transit.encrypt(plain, data));
      kept.keep(wrapped, data, plain);
      return { rootKeyId: idOf(wrapped), wrapped };
    },
    async unwrap(rootKeyId, wrapped, data) {
      if (!rootKeyId.startsWith(`${name}:`)) return null;
      const atHand = kept.find(wrapped, data);
      if (atHand) return atHand;
      const key = await ask(rootKeyId, wrapped, data);
      kept.keep(wrapped, data, key);
      return Buffer.from(key);
    },
    trouble: () => watch.trouble(),
  };
}

function unlessWrong(error: unknown): null {
  if (error instanceof WrongTextError) return null;
  throw error;
}
