import { durationText } from '#app/ui/duration-text.ts';
import type { VerdictCounts } from '#app/ui/verdict-bar.tsx';
import { IntervalBar } from './interval-bar.tsx';
import { LatencyBar } from './latency-bar.tsx';
import { intervalText, noRateText, passRate, percentText } from './pass-rate.ts';
import type { TargetFigures } from './run-shapes.ts';

/** How many passed, and how sure that is; where nothing says it, why not. */
export function RateCell({ counts, isOver }: { counts: VerdictCounts; isOver: boolean }) {
  const rate = passRate(counts);
  if (!rate) return <span className="text-muted">{noRateText(counts, isOver)}</span>;
  return (
    <span className="flex items-center gap-2">
      <span className="w-10 font-medium">{percentText(rate.rate)}</span>
      <IntervalBar rate={rate} className="w-16" />
      <span className="whitespace-nowrap text-muted text-xs" title="95 % interval (Wilson)">
        {intervalText(rate)}
      </span>
    </span>
  );
}

export type LatencyCellProps = Pick<TargetFigures, 'latencyMs'> & {
  slowestMs: number;
  isOver: boolean;
};

/** How fast half, 90 % and 99 % were. */
export function LatencyCell({ latencyMs, slowestMs, isOver }: LatencyCellProps) {
  if (!latencyMs) return isOver ? <None /> : <span className="text-muted">none yet</span>;
  return (
    <span className="flex items-center gap-2">
      <LatencyBar latencyMs={latencyMs} slowestMs={slowestMs} className="w-24 max-sm:w-16" />
      <span className="whitespace-nowrap text-xs">
        {[latencyMs.p50, latencyMs.p90, latencyMs.p99].map(durationText).join(' · ')}
      </span>
    </span>
  );
}

export function None() {
  return <span className="text-muted">unknown</span>;
}
