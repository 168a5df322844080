import { ChartTable } from './chart-table.tsx';
import { cn } from './cn.ts';
import { type VerdictName, verdictLook } from './verdict.tsx';

export interface HeatStripProps {
  /** What it shows, for instance "Last 20 runs". */
  label: string;
  /** Oldest first; null where it did not run. */
  cells: readonly { label: string; verdict: VerdictName | null }[];
}

/** Height tells the verdicts apart where colour does not. */
const heights: Record<VerdictName, string> = {
  PASS: 'h-full',
  FAIL: 'h-1/2',
  ERROR: 'h-1/4',
  UNCHECKED: 'h-[3px]',
};

/** The history of one thing: a bar for each time, coloured and sized by its verdict. */
export function HeatStrip({ label, cells }: HeatStripProps) {
  return (
    <span className="inline-block align-middle">
      <span aria-hidden="true" className="flex h-5 items-end gap-0.5">
        {cells.map(({ label: when, verdict }, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: cells have a place, not an identity
            key={index}
            title={`${when}: ${verdict ? verdictLook[verdict].word : 'not run'}`}
            className="flex h-full w-1.5 items-end rounded-[2px] bg-hover"
          >
            {verdict && (
              <span
                className={cn('w-full rounded-[2px]', heights[verdict], verdictLook[verdict].fill)}
              />
            )}
          </span>
        ))}
      </span>
      <ChartTable
        caption={label}
        rows={cells.map((cell) => ({
          label: cell.label,
          value: cell.verdict ? verdictLook[cell.verdict].word : 'Not run',
        }))}
      />
    </span>
  );
}
