import { setTimeout as wait } from 'node:timers/promises';

/** Does `work` now and then again `pauseMs` after it ended, whatever came of it, until `signal` aborts. */
export async function every(
  pauseMs: number,
  signal: AbortSignal,
  work: () => Promise<void>,
  onError: (error: unknown) => void,
): Promise<void> {
  while (!signal.aborted) {
    await work().catch(onError);
    await wait(pauseMs, undefined, { signal }).catch(() => undefined);
  }
}
