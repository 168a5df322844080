import { cn } from '#app/ui/cn.ts';

export interface LatencyBarProps {
  latencyMs: { p50: number; p90: number; p99: number };
  /** The end of the scale, shared by the bars that stand below each other. */
  slowestMs: number;
  className?: string;
}

/** How fast half, most and nearly all were, on one scale. Decorative: its numbers stand beside it. */
export function LatencyBar({ latencyMs, slowestMs, className }: LatencyBarProps) {
  const width = (ms: number) => ({ width: `${Math.max(1, (ms / slowestMs) * 100).toFixed(1)}%` });
  return (
    <span
      aria-hidden="true"
      className={cn('relative block h-2 overflow-hidden rounded-full bg-selected', className)}
    >
      <span
        className="absolute inset-y-0 left-0 bg-accent opacity-25"
        style={width(latencyMs.p99)}
      />
      <span
        className="absolute inset-y-0 left-0 bg-accent opacity-45"
        style={width(latencyMs.p90)}
      />
      <span className="absolute inset-y-0 left-0 bg-accent" style={width(latencyMs.p50)} />
    </span>
  );
}
