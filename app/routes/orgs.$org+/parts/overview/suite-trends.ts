import { passRate } from '../../runs+/parts/pass-rate.ts';
import { countsOf, type RunSummary } from '../../runs+/parts/run-shapes.ts';

type TrendRun = Pick<
  RunSummary,
  | 'number'
  | 'suiteId'
  | 'suiteName'
  | 'status'
  | 'passCount'
  | 'failCount'
  | 'errorCount'
  | 'uncheckedCount'
>;

export interface SuiteTrend {
  suiteId: string | null;
  name: string;
  /** Pass rates from 0 to 1 of finished runs in which something was judged, oldest first. */
  points: { label: string; value: number }[];
  /** The last of them. */
  rate: number;
}

/** How the pass rate of each suite went; the suite that ran last comes first. */
export function suiteTrends(runs: readonly TrendRun[]): SuiteTrend[] {
  const bySuite = new Map<string, { run: TrendRun; rate: number }[]>();
  for (const run of runs) {
    const rate = passRate(countsOf(run))?.rate;
    if (run.status !== 'COMPLETED' || rate === undefined) continue;
    const key = run.suiteId ?? run.suiteName;
    bySuite.set(key, [...(bySuite.get(key) ?? []), { run, rate }]);
  }
  return [...bySuite.values()].flatMap((finished) => {
    const last = finished[0];
    if (!last) return [];
    const points = finished
      .slice(0, 20)
      .reverse()
      .map(({ run, rate }) => ({ label: `Run ${run.number}`, value: rate }));
    const { suiteId, suiteName } = last.run;
    return [{ suiteId, name: suiteName, points, rate: last.rate }];
  });
}
