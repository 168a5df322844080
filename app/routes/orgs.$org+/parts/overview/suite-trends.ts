import { latestFinished } from './latest-finished.ts';

interface TrendRun {
  number: number;
  suiteId: string | null;
  suiteName: string;
  status: string;
  itemCount: number;
  passCount: number;
}

export interface SuiteTrend {
  suiteId: string | null;
  name: string;
  /** Pass rates from 0 to 1 of finished runs, oldest first. */
  points: { label: string; value: number }[];
  /** The last of them. */
  rate: number;
}

/** How the pass rate of each suite went; the suite that ran last comes first. */
export function suiteTrends(runs: readonly TrendRun[]): SuiteTrend[] {
  const bySuite = new Map<string, TrendRun[]>();
  for (const run of runs) {
    if (run.status !== 'COMPLETED' || run.itemCount === 0) continue;
    const key = run.suiteId ?? run.suiteName;
    bySuite.set(key, [...(bySuite.get(key) ?? []), run]);
  }
  return [...bySuite.values()].flatMap((finished) => {
    const last = latestFinished(finished);
    if (!last) return [];
    const points = finished
      .slice(0, 20)
      .reverse()
      .map((run) => ({ label: `Run ${run.number}`, value: run.passCount / run.itemCount }));
    const rate = last.passCount / last.itemCount;
    return [{ suiteId: last.suiteId, name: last.suiteName, points, rate }];
  });
}

/** A rate from 0 to 1 as people read it; only all is 100 %. */
export function rateText(rate: number): string {
  return `${Math.floor(rate * 100 + 1e-9)}%`;
}
