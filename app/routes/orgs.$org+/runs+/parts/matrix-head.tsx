import { cn } from '#app/ui/cn.ts';
import type { VerdictCounts } from '#app/ui/verdict-bar.tsx';
import { IntervalBar } from './interval-bar.tsx';
import { countTarget, type MatrixRow } from './matrix-rows.ts';
import { intervalText, passRate, percentText } from './pass-rate.ts';
import type { RunTarget } from './run-shapes.ts';

export interface MatrixHeadProps {
  targets: readonly RunTarget[];
  /** All rows of the run, also those that are filtered out. */
  rows: readonly MatrixRow[];
  shownRows: number;
}

/** The columns' heads: each target with its pass rate and how sure that is. */
export function MatrixHead({ targets, rows, shownRows }: MatrixHeadProps) {
  const count =
    shownRows === rows.length
      ? `${rows.length.toLocaleString('en')} ${rows.length === 1 ? 'scenario' : 'scenarios'}`
      : `${shownRows.toLocaleString('en')} of ${rows.length.toLocaleString('en')} scenarios`;
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
            rows={rows}
            column={column}
            isOnly={targets.length === 1}
          />
        ))}
      </tr>
    </thead>
  );
}

function TargetHead(props: {
  target: RunTarget;
  rows: readonly MatrixRow[];
  column: number;
  isOnly: boolean;
}) {
  const { target, rows, column, isOnly } = props;
  const counts = countTarget(rows, column);
  const rate = passRate(counts);
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
              className="text-muted"
              title={`${rate.passed} of ${rate.judged} judged conversations passed. The true rate lies between these with 95 % confidence (Wilson). Errors are not counted.`}
            >
              {intervalText(rate)}
            </span>
          </>
        ) : (
          <span className="text-muted">{withoutRate(counts)}</span>
        )}
      </span>
    </th>
  );
}

function withoutRate({ ERROR, UNCHECKED }: VerdictCounts): string {
  if (ERROR > 0) return ERROR === 1 ? '1 error' : `${ERROR.toLocaleString('en')} errors`;
  return UNCHECKED > 0 ? 'nothing is checked' : 'no results yet';
}
