import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CompareRuns } from '#server/areas/runs/schema.ts';
import { compareQuery } from './compare-query.ts';

const runId = '019a4f00-0000-7000-8000-000000000001';
const read = (address: string) => compareQuery(new URLSearchParams(address));

test('shows what is not as before, against the run before, without an address', () => {
  expect(read('')).toEqual({
    baseline: 'previous',
    classes: ['regressed', 'stillFailing', 'fixed', 'new', 'removed'],
    search: '',
    gate: {},
  });
});

test('reads everything', () => {
  expect(
    read(`with=${runId}&show=fixed&q=+refund+&from=0&to=1&max=0&rate=92.5&cursor=a&cursor=b`),
  ).toEqual({
    baseline: { runId },
    classes: ['fixed'],
    search: 'refund',
    targets: [{ base: 0, run: 1 }],
    gate: { maxRegressions: 0, minPassRate: 0.925 },
    cursor: 'b',
  });
  expect(read(`with=label:${runId}:production`).baseline).toEqual({
    promptLabel: { promptId: runId, label: 'production' },
  });
  expect(read('show=all').classes).toHaveLength(6);
});

test('asks nothing the server refuses, whatever the address says', () => {
  const names = fc.constantFrom('with', 'show', 'q', 'from', 'to', 'max', 'rate', 'cursor');
  const values = fc.oneof(
    fc.string(),
    fc.constantFrom('-1', '101', '1e9', '999', '0', `label:${runId}:x`, `label:${runId}:X`, runId),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(names, values)), (pairs) => {
      const query = compareQuery(new URLSearchParams(pairs));
      expect(CompareRuns.safeParse({ runId, ...query }).success).toBe(true);
    }),
  );
});
