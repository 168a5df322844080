import { Ban } from 'lucide-react';
import { cn } from '#app/ui/cn.ts';
import { verdictLook } from '#app/ui/verdict.tsx';
import { type MarkState, markReason, markState, markWord } from './mark-look.ts';
import type { RunItem } from './run-shapes.ts';

export interface MatrixMarkProps {
  item: RunItem;
  to: string;
  /** Said before the verdict's reason: scenario, target and repeat. */
  about: string;
  isActive: boolean;
  /** Makes the whole cell the link's surface. */
  fills: boolean;
}

/** The element of a conversation's mark, for moving the focus there. */
export const markId = (itemId: string) => `mark-${itemId}`;

/**
 * One conversation in the matrix: passes are quiet, what needs a look stands out. A bare link, because
 * there are thousands; the matrix follows it without loading the page anew.
 */
export function MatrixMark({ item, to, about, isActive, fills }: MatrixMarkProps) {
  const state = markState(item);
  const reason = markReason(item);
  return (
    <a
      id={markId(item.id)}
      data-item={item.id}
      href={to}
      tabIndex={isActive ? 0 : -1}
      aria-label={[`${markWord(state)}: ${about}.`, reason].filter(Boolean).join(' ')}
      className={cn(
        'focus-ring grid size-6 shrink-0 scroll-mt-32 scroll-mb-6 place-items-center rounded-md transition-colors pointer-coarse:size-8',
        looks[state],
        fills && 'after:absolute after:inset-0',
      )}
    >
      <Shape state={state} />
    </a>
  );
}

const looks: Record<MarkState, string> = {
  PASS: 'text-pass hover:bg-pass-soft',
  FAIL: 'bg-fail-soft text-fail',
  ERROR: 'bg-error-soft text-error',
  UNCHECKED: 'text-unchecked hover:bg-unchecked-soft',
  PENDING: 'text-muted hover:bg-hover',
  RUNNING: 'text-accent hover:bg-hover',
  CANCELLED: 'text-faint hover:bg-hover',
};

function Shape({ state }: { state: MarkState }) {
  if (state === 'PENDING') {
    return <span aria-hidden="true" className="size-1.5 rounded-full bg-line-strong" />;
  }
  if (state === 'RUNNING') {
    return <span aria-hidden="true" className="size-2 animate-pulse rounded-full bg-accent" />;
  }
  if (state === 'CANCELLED') return <Ban aria-hidden="true" className="size-3.5" />;
  const { Icon } = verdictLook[state];
  return (
    <Icon
      aria-hidden="true"
      className="size-4"
      strokeWidth={state === 'ERROR' ? 2 : 2.5}
      fill={state === 'ERROR' ? 'currentColor' : 'none'}
    />
  );
}
