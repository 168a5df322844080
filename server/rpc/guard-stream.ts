import { setTimeout as wait } from 'node:timers/promises';

export type StreamGuard = {
  /** Rejects with what the client is told when the stream may not go on. */
  check(): Promise<void>;
  /** Yields when `check` should be made at once. */
  changes(signal: AbortSignal): AsyncIterable<unknown>;
  /** How long at most until the next check. */
  everyMs: number;
};

/**
 * Hands a stream on for as long as its guard lets it. What was read before a check that succeeds
 * holds nothing that was written after the access ended, so each item waits for one.
 */
export async function* guardStream<T>(
  source: AsyncIterable<T>,
  guard: StreamGuard,
): AsyncGenerator<T> {
  const over = new AbortController();
  const iterator = source[Symbol.asyncIterator]();
  const refused = untilRefused(guard, over.signal);
  refused.catch(() => undefined);
  try {
    for (;;) {
      const next = iterator.next();
      // Left alone when the guard is faster, it must not end the process by failing.
      next.catch(() => undefined);
      const step = await Promise.race([next, refused]);
      if (step.done) return;
      await guard.check();
      yield step.value;
    }
  } finally {
    over.abort();
    // Not waited for: the source may be in the middle of waiting itself.
    iterator.return?.().catch(() => undefined);
  }
}

/** Rejects when a check fails, and never settles otherwise. */
async function untilRefused(guard: StreamGuard, signal: AbortSignal): Promise<never> {
  let ring: () => void = () => undefined;
  const listening = (async () => {
    for await (const _ of guard.changes(signal)) ring();
  })();
  listening.catch(() => undefined);
  while (!signal.aborted) {
    const rung = new Promise<void>((resolve) => {
      ring = resolve;
    });
    const pause = wait(guard.everyMs, undefined, { signal }).catch(() => undefined);
    await Promise.race([rung, pause]);
    if (!signal.aborted) await guard.check();
  }
  return await new Promise<never>(() => undefined);
}
