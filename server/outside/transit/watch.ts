import { KeyServiceError } from '#server/core/secrets/root-keys.ts';

/** What is known of a key service: whether it is of use, and the id of its newest key. */
export type Watch = {
  /** Does something with the service, unless it was away a moment ago. @throws {KeyServiceError} */
  guard<T>(work: () => Promise<T>): Promise<T>;
  /** Waits until the service was looked at once. @throws {KeyServiceError} */
  tried(): Promise<void>;
  /** The id of the newest key; null while the service is of no use. */
  newest(): Promise<string | null>;
  trouble(): Promise<string | null>;
};

export type WatchOptions = {
  /** Gives the id of the newest key. @throws {KeyServiceError} */
  look(): Promise<string>;
  pauseMs: number;
  freshMs: number;
  onChange?(trouble: string | null): void;
};

/** Watches a key service by what becomes of the calls to it. */
export function createWatch({ look, pauseMs, freshMs, onChange }: WatchOptions): Watch {
  let trouble: string | null = null;
  let newest: { id: string; at: number } | null = null;
  let isSeen = false;
  let seenAt = 0;
  let looking: Promise<string> | null = null;

  function note(found: string | null): void {
    if (isSeen && (found === null) !== (trouble === null)) onChange?.(found);
    [trouble, isSeen, seenAt] = [found, true, performance.now()];
  }

  async function guard<T>(work: () => Promise<T>): Promise<T> {
    if (trouble !== null && performance.now() < seenAt + pauseMs)
      throw new KeyServiceError(trouble);
    try {
      const done = await work();
      note(null);
      return done;
    } catch (error) {
      note(error instanceof KeyServiceError ? error.message : null);
      throw error;
    }
  }
  async function current(): Promise<string> {
    const isFresh = newest !== null && performance.now() < newest.at + freshMs;
    if (newest !== null && isFresh && trouble === null) return newest.id;
    looking ??= guard(look).finally(() => {
      looking = null;
    });
    const id = await looking;
    newest = { id, at: performance.now() };
    return id;
  }
  async function outcome(): Promise<{ newest: string } | { trouble: string }> {
    try {
      return { newest: await current() };
    } catch (error) {
      if (error instanceof KeyServiceError) return { trouble: error.message };
      throw error;
    }
  }

  return {
    guard,
    async tried() {
      if (newest === null) await current();
    },
    async newest() {
      const found = await outcome();
      return 'newest' in found ? found.newest : null;
    },
    async trouble() {
      const found = await outcome();
      return 'trouble' in found ? found.trouble : null;
    },
  };
}
