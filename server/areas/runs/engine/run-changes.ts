import { setTimeout as wait } from 'node:timers/promises';
import type { EventHub } from '#server/core/events.ts';
import { createBell } from './bell.ts';

const longestSilenceMs = 5_000;

/**
 * Yields at once, then whenever a run may have changed, at most once every `gapMs`, until `signal`
 * aborts. Listens from before the first yield, so nothing falls between a read and the next.
 */
export async function* runChanges(
  events: EventHub,
  run: { orgId: string; runId: string },
  { gapMs, signal }: { gapMs: number; signal: AbortSignal },
): AsyncGenerator<void> {
  const bell = createBell();
  const ended = new AbortController();
  const until = AbortSignal.any([signal, ended.signal]);
  const listening = (async () => {
    for await (const event of events.subscribe(run.orgId, until)) {
      // Null: events may have been missed while the connection was lost.
      if (event === null || (event.kind === 'run.changed' && event.id === run.runId)) bell.ring();
    }
  })();
  try {
    while (!signal.aborted) {
      yield;
      await wait(gapMs, undefined, { signal }).catch(() => undefined);
      await bell.wait(longestSilenceMs, signal);
    }
  } finally {
    ended.abort();
    await listening;
  }
}
