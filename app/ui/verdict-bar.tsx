import { cn } from './cn.ts';
import { type VerdictName, verdictLook } from './verdict.tsx';

export type VerdictCounts = Record<VerdictName, number>;

export interface VerdictBarProps {
  counts: VerdictCounts;
  /** Writes the counts below it, each with its shape. */
  legend?: boolean;
  className?: string;
}

const order: VerdictName[] = ['PASS', 'FAIL', 'ERROR', 'UNCHECKED'];

/** The shares of passed, failed, errored and unchecked, side by side. */
export function VerdictBar({ counts, legend = false, className }: VerdictBarProps) {
  const present = order.filter((verdict) => counts[verdict] > 0);
  const said = present
    .map((verdict) => `${counts[verdict]} ${verdictLook[verdict].word.toLowerCase()}`)
    .join(', ');
  return (
    <div className={cn('min-w-0', className)}>
      <div
        role="img"
        aria-label={said || 'No results yet'}
        className="flex h-1.5 gap-px overflow-hidden rounded-full bg-selected"
      >
        {present.map((verdict) => (
          <span
            key={verdict}
            className={cn('min-w-1', verdictLook[verdict].fill)}
            style={{ flexGrow: counts[verdict] }}
          />
        ))}
      </div>
      {legend && (
        <ul aria-hidden="true" className="mt-1.5 flex flex-wrap gap-x-4 gap-y-1 text-xs">
          {present.map((verdict) => {
            const { Icon, text, word } = verdictLook[verdict];
            return (
              <li key={verdict} className="flex items-center gap-1 text-muted tabular-nums">
                <Icon
                  className={cn('size-3.5', text)}
                  strokeWidth={2.5}
                  fill={verdict === 'ERROR' ? 'currentColor' : 'none'}
                />
                {counts[verdict].toLocaleString('en')} {word.toLowerCase()}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
