import { describe, expect, it } from 'vitest';
import { latestFinished } from './latest-finished.ts';
import { suiteTrends } from './suite-trends.ts';

const run = (
  number: number,
  suite: string,
  passCount: number,
  status: 'COMPLETED' | 'RUNNING' | 'QUEUED' | 'CANCELLED' = 'COMPLETED',
) => ({
  number,
  suiteId: suite,
  suiteName: suite,
  status,
  passCount,
  failCount: 4 - passCount,
  errorCount: 0,
  uncheckedCount: 0,
});

describe('suiteTrends', () => {
  it('gives each suite its finished runs, oldest first', () => {
    const trends = suiteTrends([
      run(4, 'a', 0, 'RUNNING'),
      run(3, 'b', 4),
      run(2, 'a', 3),
      run(1, 'a', 1),
    ]);
    expect(trends.map(({ name, rate }) => [name, rate])).toEqual([
      ['b', 1],
      ['a', 0.75],
    ]);
    expect(trends[1]?.points).toEqual([
      { label: 'Run 1', value: 0.25 },
      { label: 'Run 2', value: 0.75 },
    ]);
  });
  it('counts what was judged only, and leaves out runs in which nothing was', () => {
    const troubled = { ...run(1, 'a', 3), errorCount: 5, uncheckedCount: 2 };
    expect(suiteTrends([troubled])[0]?.rate).toBe(0.75);
    expect(suiteTrends([{ ...troubled, passCount: 0, failCount: 0 }])).toEqual([]);
  });
});

describe('latestFinished', () => {
  it('tells what ended by itself from what goes on and what was cancelled', () => {
    const runs = [run(3, 'a', 0, 'QUEUED'), run(2, 'a', 0, 'CANCELLED'), run(1, 'a', 4)];
    expect(latestFinished(runs)?.number).toBe(1);
  });
});
