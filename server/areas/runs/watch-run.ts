import type { EventHub } from '#server/core/events.ts';
import type { OpenUnit } from '#server/core/open-unit.ts';
import type { Scope } from '#server/core/scope.ts';
import { runChanges } from './engine/run-changes.ts';
import { getRun } from './reads/get-run.ts';
import { type ItemView, readItems } from './reads/list-items.ts';
import { isOver } from './run-states.ts';

const gapMs = 200;

type RunState = Awaited<ReturnType<typeof getRun>>;

/** More changes than these at once are told as such, without the items. */
const mostItems = 500;

/** The run as it is, and the items that changed since the state before. */
export type RunUpdate = {
  seq: number;
  run: RunState;
  items: ItemView[];
  /** True where too many changed to send them: whoever shows some reads them anew. */
  isTooMuch: boolean;
};

/** In a larger run nobody sees which single conversations are being played. */
const mostShownPlaying = 5_000;

/**
 * The states of a run as they come, the present one first; ends after the last one was sent. Each is
 * read in a unit of work of its own, so whoever loses access stops seeing it.
 * @param o.seen the `seq` the caller has; null for all that has happened
 */
export async function* watchRun(
  open: OpenUnit,
  events: EventHub,
  o: { orgId: string; runId: string; seen: number | null; signal: AbortSignal },
): AsyncGenerator<RunUpdate> {
  let seen = o.seen ?? 0;
  let last: RunUpdate | null = null;
  for await (const _ of runChanges(events, o, { gapMs, signal: o.signal })) {
    const update = await open((scope) => readUpdate(scope, o.runId, seen));
    if (last === null || stateOf(last) !== stateOf(update)) yield update;
    if (isOver(update.run.status)) return;
    last = update;
    seen = update.seq;
  }
}

/** What about a run may change without a change of its items. */
function stateOf({ seq, run }: RunUpdate): string {
  return JSON.stringify([seq, run.status, run.begunAgainCount, run.waiting, run.spending]);
}

async function readUpdate(scope: Scope, runId: string, seen: number): Promise<RunUpdate> {
  const run = await getRun(scope, runId);
  // Read after the run: an item may be newer than it, and is then sent again with the next state.
  const isSmall = run.itemCount <= mostShownPlaying;
  const changed = {
    runId,
    OR: [{ seq: { gt: seen } }, ...(isSmall ? [{ status: 'RUNNING' as const }] : [])],
  };
  const { items, dropped } = await readItems(scope, changed, mostItems + 1);
  const isTooMuch = items.length > mostItems;
  return { seq: run.seq, run: { ...run, dropped }, items: isTooMuch ? [] : items, isTooMuch };
}
