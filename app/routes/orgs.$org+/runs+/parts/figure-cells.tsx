import { durationText } from '#app/ui/duration-text.ts';
import { IntervalBar } from './interval-bar.tsx';
import { LatencyBar } from './latency-bar.tsx';
import { intervalText, type PassRate, percentText } from './pass-rate.ts';
import type { TargetFigures } from './run-shapes.ts';

/** How many passed, and how sure that is. */
export function RateCell({ rate }: { rate: PassRate | null }) {
  if (!rate) return <span className="text-muted">none yet</span>;
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

export type LatencyCellProps = Pick<TargetFigures, 'latencyMs'> & { slowestMs: number };

/** How fast half, 90 % and 99 % were. */
export function LatencyCell({ latencyMs, slowestMs }: LatencyCellProps) {
  if (!latencyMs) return <None />;
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
