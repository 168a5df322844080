import { describe, expect, it } from 'vitest';
import { activeRuns, latestFinished } from './latest-finished.ts';
import { rateText, suiteTrends } from './suite-trends.ts';

const run = (number: number, suite: string, passCount: number, status = 'COMPLETED') => ({
  number,
  suiteId: suite,
  suiteName: suite,
  status,
  itemCount: 4,
  passCount,
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
  it('leaves out runs without items', () => {
    expect(suiteTrends([{ ...run(1, 'a', 0), itemCount: 0 }])).toEqual([]);
  });
});

describe('rateText', () => {
  it('calls nothing but all of them 100%', () => {
    expect(rateText(1)).toBe('100%');
    expect(rateText(0.999)).toBe('99%');
    expect(rateText(0.29)).toBe('29%');
    expect(rateText(0)).toBe('0%');
  });
});

describe('latestFinished and activeRuns', () => {
  it('tell what ended by itself from what goes on and what was cancelled', () => {
    const runs = [run(3, 'a', 0, 'QUEUED'), run(2, 'a', 0, 'CANCELLED'), run(1, 'a', 4)];
    expect(latestFinished(runs)?.number).toBe(1);
    expect(activeRuns(runs).map(({ number }) => number)).toEqual([3]);
  });
});
