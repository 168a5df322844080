import { cn } from './cn.ts';
import { type VerdictName, verdictLook } from './verdict.tsx';

export type VerdictCounts = Record<VerdictName, number>;

export const verdictOrder: readonly VerdictName[] = ['PASS', 'FAIL', 'ERROR', 'UNCHECKED'];

export interface VerdictBarProps {
  counts: VerdictCounts;
  /** How many have no verdict; grey at the end. */
  left?: number;
  /** What it is about, said before the counts. */
  about?: string;
  /** `lg` for the head of a page, else for a row of a list. */
  size?: 'sm' | 'lg';
  className?: string;
}

/** The shares of passed, failed, errored and unchecked, side by side, and what is left. */
export function VerdictBar({ counts, left = 0, about, size = 'sm', className }: VerdictBarProps) {
  const present = verdictOrder.filter((verdict) => counts[verdict] > 0);
  const parts = present.map(
    (verdict) =>
      `${counts[verdict].toLocaleString('en')} ${verdictLook[verdict].word.toLowerCase()}`,
  );
  if (left > 0) parts.push(`${left.toLocaleString('en')} not played`);
  const said = parts.join(', ') || 'No results yet';
  return (
    <span
      role="img"
      aria-label={about ? `${about}: ${said}` : said}
      title={said}
      className={cn(
        'flex w-full min-w-0 gap-px overflow-hidden rounded-full bg-selected',
        size === 'lg' ? 'h-2.5' : 'h-1.5',
        className,
      )}
    >
      {present.map((verdict) => (
        <span
          key={verdict}
          className={cn('min-w-1 basis-0', verdictLook[verdict].fill)}
          style={{ flexGrow: counts[verdict] }}
        />
      ))}
      {left > 0 && <span className="basis-0" style={{ flexGrow: left }} />}
    </span>
  );
}
