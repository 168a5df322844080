import { ArrowRight } from 'lucide-react';
import { Verdict } from '#app/ui/verdict.tsx';
import type { ComparedCell, ComparedSide } from './compare-shapes.ts';

/** How a cell came out before and now. */
export function SideMarks({ cell }: { cell: ComparedCell }) {
  return (
    <span className="inline-flex shrink-0 items-center gap-1.5">
      <SideMark side={cell.base} missing="not there before" />
      <ArrowRight aria-hidden="true" className="size-3.5 text-muted" />
      <SideMark side={cell.run} missing="not there now" />
    </span>
  );
}

function SideMark({ side, missing }: { side: ComparedSide | null; missing: string }) {
  if (!side?.verdict) {
    return (
      <span className="grid h-5 min-w-5 place-items-center text-muted text-xs">
        <span aria-hidden="true">–</span>
        <span className="sr-only">{side ? 'not played' : missing}</span>
      </span>
    );
  }
  const played = side.passed + side.failed + side.errored + side.unchecked;
  if (played === 1) return <Verdict verdict={side.verdict} size="icon" />;
  return (
    <Verdict
      verdict={side.verdict}
      size="full"
      className="h-5 px-1.5 text-xs"
      label={`${side.passed}/${played}`}
    />
  );
}
