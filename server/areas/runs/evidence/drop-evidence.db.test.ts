import { beforeAll, expect, it } from 'vitest';
import type { Transaction } from '#server/core/db/prisma.ts';
import type { Scope } from '#server/core/scope.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { addEndedRun, evidenceMark } from '#server/testing/runs/add-ended-run.ts';
import { exportRun } from '../export/export-run.ts';
import { getItem } from '../reads/get-item.ts';
import { listItems } from '../reads/list-items.ts';
import { dropEvidence } from './drop-evidence.ts';
import { markDropped } from './mark-dropped.ts';

const { services } = await openTestServices();
let org: TestOrg;
beforeAll(async () => {
  org = await makeOrg(services);
});

type Reading = { runId: string; itemId: string };
const reads: Record<string, (scope: Scope, of: Reading) => Promise<{ dropped: unknown }>> = {
  'a conversation': (scope, { itemId }) => getItem(scope, itemId),
  'the cells of the matrix': (scope, { runId }) =>
    listItems(scope, { runId, limit: 50, cursor: null }),
  'a whole run': (scope, { runId }) => exportRun(scope, runId),
};

/** The same database, on which `act` is done just before the `nth` statement, or never if there are fewer. */
function withBefore(tx: Transaction, nth: number, act: () => Promise<unknown>) {
  let statements = 0;
  const watched = <T extends object>(thing: T): T =>
    new Proxy(thing, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value === 'object' && value !== null) return watched(value);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]) => {
          statements += 1;
          if (statements === nth) await act();
          return await Reflect.apply(value, target, args);
        };
      },
    });
  return { tx: watched(tx), count: () => statements };
}

it.each(Object.entries(reads))(
  '%s is shown whole or not at all, whenever it is dropped while it is read',
  async (_, read) => {
    const outcomes: boolean[] = [];
    for (let nth = 1; ; nth += 1) {
      const runId = await addEndedRun(org, { endedDaysAgo: 91, items: 4, turns: 3 });
      const [, item] = (await org.as('viewer').runs.items({ runId })).items;
      const drop = () => dropEvidence(org.open, new AbortController().signal);
      const { answer, whole, statements } = await org.open(async (scope) => {
        const of = { runId, itemId: item?.id ?? '' };
        const whole = await read(scope, of);
        const { tx, count } = withBefore(scope.db, nth, drop);
        const answer = await read({ ...scope, db: tx }, of);
        return { answer, whole, statements: count() };
      });
      if (answer.dropped) expect(JSON.stringify(answer)).not.toContain(evidenceMark);
      else expect(answer).toEqual(whole);
      outcomes.push(answer.dropped !== null);
      await drop();
      if (nth > statements) break;
    }
    // Dropped before the first statement, and not at all.
    expect([outcomes.at(0), outcomes.at(-1)]).toEqual([true, false]);
  },
);

it.each(Object.entries(reads))(
  '%s shows nothing of it from the mark on, before it is deleted',
  async (_, read) => {
    const runId = await addEndedRun(org, { endedDaysAgo: 91 });
    const [, item] = (await org.as('viewer').runs.items({ runId })).items;
    await org.open((scope) => markDropped(scope, 10));
    const answer = await org.open((scope) => read(scope, { runId, itemId: item?.id ?? '' }));
    expect(JSON.stringify(answer)).not.toContain(evidenceMark);
  },
);
