import { Check, Minus, X, Zap } from 'lucide-react';
import { cn } from './cn.ts';

export type VerdictName = 'PASS' | 'FAIL' | 'ERROR' | 'UNCHECKED';

/** Word, shape and colours of each verdict; the one place that knows them. */
export const verdictLook = {
  PASS: { word: 'Passed', Icon: Check, text: 'text-pass', soft: 'bg-pass-soft', fill: 'bg-pass' },
  FAIL: { word: 'Failed', Icon: X, text: 'text-fail', soft: 'bg-fail-soft', fill: 'bg-fail' },
  ERROR: { word: 'Error', Icon: Zap, text: 'text-error', soft: 'bg-error-soft', fill: 'bg-error' },
  UNCHECKED: {
    word: 'Unchecked',
    Icon: Minus,
    text: 'text-unchecked',
    soft: 'bg-unchecked-soft',
    fill: 'bg-unchecked',
  },
} as const satisfies Record<VerdictName, object>;

export interface VerdictProps {
  verdict: VerdictName;
  /** Icon alone (the word is its accessible name), icon and word, or both on a soft ground. */
  size?: 'icon' | 'compact' | 'full';
  /** Said instead of the word, for instance "3 of 5 passed". */
  label?: string;
  className?: string;
}

/** How something came out: a colour, a shape and a word, never a colour alone. */
export function Verdict({ verdict, size = 'compact', label, className }: VerdictProps) {
  const { word, Icon, text, soft } = verdictLook[verdict];
  const said = label ?? word;
  const icon = (
    <Icon
      aria-hidden="true"
      strokeWidth={verdict === 'ERROR' ? 2 : 2.75}
      fill={verdict === 'ERROR' ? 'currentColor' : 'none'}
      className="size-3.5 shrink-0"
    />
  );
  if (size === 'icon') {
    return (
      <span
        className={cn('inline-grid size-5 place-items-center rounded-sm', text, soft, className)}
      >
        {icon}
        <span className="sr-only">{said}</span>
      </span>
    );
  }
  return (
    <span
      className={cn(
        'inline-flex items-center gap-1.5 whitespace-nowrap align-middle font-medium tabular-nums',
        text,
        size === 'full' ? ['h-6 rounded-md px-2 text-sm', soft] : 'text-sm',
        className,
      )}
    >
      {icon}
      {said}
    </span>
  );
}
