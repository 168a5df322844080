import { useSearchParams } from '@remix-run/react';
import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { cn } from '#app/ui/cn.ts';
import { scenarioLabel } from '#server/areas/runs/schema.ts';
import { CellDiff } from './cell-diff.tsx';
import { classLook } from './class-look.tsx';
import type { ComparedCell, Comparison } from './compare-shapes.ts';
import { SideMarks } from './side-mark.tsx';

export interface CellRowProps {
  cell: ComparedCell;
  comparison: Comparison;
}

/** One cell: what became of it and why; opened, what was said then and now. */
export function CellRow({ cell, comparison }: CellRowProps) {
  const [isOpen, setOpen] = useState(false);
  const panelId = useId();
  const [params] = useSearchParams();
  // Where one pair was chosen, it stands above the list.
  const target = params.has('from') ? null : targetText(cell, comparison);
  const why = whyText(cell);
  return (
    <li className="border-line border-b last:border-b-0">
      <button
        type="button"
        data-row-link=""
        aria-expanded={isOpen}
        aria-controls={isOpen ? panelId : undefined}
        onClick={() => setOpen(!isOpen)}
        className="focus-ring-inset flex w-full items-start gap-2.5 px-3 py-2.5 text-left text-sm hover:bg-hover sm:px-4"
      >
        <ChevronRight
          aria-hidden="true"
          className={cn('mt-0.5 size-4 shrink-0 text-muted', isOpen && 'rotate-90')}
        />
        <span className="min-w-0 flex-1">
          <span className="sr-only">{classLook[cell.class].word}: </span>
          <span className="font-medium [overflow-wrap:anywhere]">{scenarioLabel(cell)}</span>
          {target && (
            <span className="text-muted [overflow-wrap:anywhere] max-sm:block sm:ml-2">
              {target}
            </span>
          )}
          {why && (
            <span className="mt-0.5 line-clamp-2 text-muted [overflow-wrap:anywhere]">{why}</span>
          )}
        </span>
        <SideMarks cell={cell} />
      </button>
      {isOpen && (
        <div id={panelId} className="border-line border-t bg-canvas px-3 py-4 sm:px-4">
          <CellDiff cell={cell} comparison={comparison} />
        </div>
      )}
    </li>
  );
}

/** Which target, unless there is only one. */
function targetText({ target }: ComparedCell, { base, run }: Comparison): string | null {
  const nameIn = (targets: Comparison['run']['targets'], position: number | null) =>
    targets.find((one) => one.position === position)?.name ?? null;
  const before = nameIn(base.targets, target.base);
  const now = nameIn(run.targets, target.run);
  if (before !== null && now !== null && before !== now) return `${before} → ${now}`;
  return base.targets.length > 1 || run.targets.length > 1 ? (now ?? before) : null;
}

/** Why it does not pass now; of what passes now, why it did not before. */
function whyText({ base, run }: ComparedCell): string | null {
  const reasonIn = (side: ComparedCell['run']) =>
    side?.items.find(({ summary, verdict }) => summary && verdict !== 'PASS')?.summary ?? null;
  const now = reasonIn(run);
  if (now !== null) return now;
  if (run?.verdict === 'UNCHECKED') return 'Nothing is checked any more.';
  const before = reasonIn(base);
  return before === null ? null : `Before: ${before}`;
}
