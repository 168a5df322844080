import { cn } from '#app/ui/cn.ts';
import type { VerdictCounts } from '#app/ui/verdict-bar.tsx';
import { IntervalBar } from './interval-bar.tsx';
import { intervalText, noRateText, passRate, percentText } from './pass-rate.ts';
import { countsOf, type RunFigures, type RunTarget } from './run-shapes.ts';

export interface MatrixHeadProps {
  targets: readonly RunTarget[];
  /** What each target came to, whatever is filtered out; null where that is not known yet. */
  figures: RunFigures;
  /** Nothing more will be played. */
  isOver: boolean;
  /** All rows of the run. */
  rowCount: number;
  /** What a filter found so far; null without one. */
  shown: { count: number; isMore: boolean } | null;
}

/** The columns' heads: each target with its pass rate and how sure that is. */
export function MatrixHead({ targets, figures, isOver, rowCount, shown }: MatrixHeadProps) {
  const all = rowCount.toLocaleString('en');
  const found = shown && `${shown.count.toLocaleString('en')}${shown.isMore ? '+' : ''}`;
  const count = found
    ? `${found} of ${all} scenarios`
    : `${all} ${rowCount === 1 ? 'scenario' : 'scenarios'}`;
  return (
    <thead className="contents">
      <tr
        aria-rowindex={1}
        className="top-(--matrix-top) z-20 block border-line-strong border-b bg-canvas @max-3xl/matrix:px-3 @max-3xl/matrix:py-2 @3xl/matrix:sticky @3xl/matrix:grid @3xl/matrix:grid-cols-(--matrix-columns)"
      >
        <th
          scope="col"
          className="left-0 z-10 flex items-end bg-canvas text-left font-normal text-muted text-xs @3xl/matrix:sticky @3xl/matrix:border-line @3xl/matrix:border-r @3xl/matrix:px-4 @3xl/matrix:pb-2.5"
        >
          {count}
        </th>
        {targets.map((target, column) => (
          <TargetHead
            key={target.position}
            target={target}
            counts={countsAt(figures, target.position)}
            column={column}
            isOnly={targets.length === 1}
            isOver={isOver}
          />
        ))}
      </tr>
    </thead>
  );
}

function TargetHead(props: {
  target: RunTarget;
  counts: VerdictCounts | null;
  column: number;
  isOnly: boolean;
  isOver: boolean;
}) {
  const { target, counts, column, isOnly, isOver } = props;
  const rate = counts && passRate(counts);
  const prompt = target.promptName && `${target.promptName} v${target.promptVersion}`;
  return (
    <th
      scope="col"
      className={cn(
        'flex min-w-0 text-left font-normal @max-3xl/matrix:flex-wrap @max-3xl/matrix:items-baseline @max-3xl/matrix:justify-between @max-3xl/matrix:gap-x-3 @max-3xl/matrix:pt-1 @3xl/matrix:flex-col @3xl/matrix:justify-between @3xl/matrix:px-3 @3xl/matrix:py-2.5',
        column > 0 && '@3xl/matrix:border-line @3xl/matrix:border-l',
        isOnly && '@max-3xl/matrix:hidden',
      )}
    >
      <span className="min-w-0">
        <span
          title={target.name}
          className="line-clamp-2 font-medium text-sm [overflow-wrap:anywhere]"
        >
          {target.name}
        </span>
        {prompt && (
          <span title={prompt} className="hidden truncate text-muted text-xs @3xl/matrix:block">
            {prompt}
          </span>
        )}
      </span>
      <span className="flex min-h-4 @max-3xl/matrix:ml-auto @3xl/matrix:mt-1.5 flex-wrap items-center gap-x-2 gap-y-1 text-xs tabular-nums">
        {rate ? (
          <>
            <span className="font-medium">{percentText(rate.rate)}</span>
            <IntervalBar rate={rate} className="w-12" />
            <span
              className="whitespace-nowrap text-muted"
              title={`${rate.passed} of ${rate.judged} judged conversations passed. The true rate lies between these with 95 % confidence (Wilson). Errors are not counted.`}
            >
              {intervalText(rate)}
            </span>
          </>
        ) : (
          <span className="text-muted">{counts && noRateText(counts, isOver)}</span>
        )}
      </span>
    </th>
  );
}

/** Null where the figures are not known yet; nothing yet of a target that is not among them. */
function countsAt(figures: RunFigures, position: number): VerdictCounts | null {
  const found = figures?.targets.find((one) => one.position === position);
  if (found) return countsOf(found);
  return figures && { PASS: 0, FAIL: 0, ERROR: 0, UNCHECKED: 0 };
}
