import { ChartTable } from './chart-table.tsx';

export interface SparklineProps {
  /** What it shows, for instance "Pass rate of the last 12 runs". */
  label: string;
  /** Oldest first; null leaves a gap. */
  points: readonly { label: string; value: number | null }[];
  /** The range of values; from the points unless given. */
  min?: number;
  max?: number;
  format?: (value: number) => string;
  width?: number;
  height?: number;
}

/** A line without axes, small enough for a table cell; its numbers are in a hidden table. */
export function Sparkline(props: SparklineProps) {
  const { points, width = 88, height = 24, format = String } = props;
  const values = points.flatMap(({ value }) => value ?? []);
  const low = props.min ?? Math.min(...values);
  const high = props.max ?? Math.max(...values);
  const x = (index: number) => 3 + (index / Math.max(1, points.length - 1)) * (width - 6);
  const y = (value: number) =>
    high === low ? height / 2 : height - 3 - ((value - low) / (high - low)) * (height - 6);
  const path = points
    .map(({ value }, index) => {
      if (value === null) return '';
      const starts = index === 0 || points[index - 1]?.value === null;
      return `${starts ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join('');
  const lastIndex = points.findLastIndex(({ value }) => value !== null);
  const last = points[lastIndex]?.value;
  return (
    <span className="inline-block shrink-0 align-middle">
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        fill="none"
        aria-hidden="true"
        className="block overflow-visible"
      >
        <path
          d={path}
          className="stroke-accent"
          strokeWidth="1.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        {last !== undefined && last !== null && (
          <circle cx={x(lastIndex)} cy={y(last)} r="2.5" className="fill-accent" />
        )}
      </svg>
      <ChartTable
        caption={props.label}
        rows={points.map(({ label, value }) => ({
          label,
          value: value === null ? 'no value' : format(value),
        }))}
      />
    </span>
  );
}
