import { cn } from '#app/ui/cn.ts';
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
        className="sticky top-(--matrix-top) z-20 hidden border-line-strong border-b bg-canvas @3xl:grid @3xl:grid-cols-(--matrix-columns)"
      >
        <th
          scope="col"
          className="sticky left-0 z-10 flex items-end border-line border-r bg-canvas px-4 pb-2.5 text-left font-normal text-muted text-xs"
        >
          {count}
        </th>
        {targets.map((target, column) => (
          <TargetHead key={target.position} target={target} rows={rows} column={column} />
        ))}
      </tr>
    </thead>
  );
}

function TargetHead(props: { target: RunTarget; rows: readonly MatrixRow[]; column: number }) {
  const { target, rows, column } = props;
  const counts = countTarget(rows, column);
  const rate = passRate(counts);
  const prompt = target.promptName && `${target.promptName} v${target.promptVersion}`;
  return (
    <th
      scope="col"
      className={cn(
        'flex min-w-0 flex-col justify-end px-3 text-left font-normal pt-2.5 pb-2.5',
        column > 0 && 'border-line border-l',
      )}
    >
      <span
        title={target.name}
        className="line-clamp-2 font-medium text-sm [overflow-wrap:anywhere]"
      >
        {target.name}
      </span>
      {prompt && (
        <span title={prompt} className="truncate text-muted text-xs">
          {prompt}
        </span>
      )}
      <span className="mt-1.5 flex min-h-4 flex-wrap items-center gap-x-2 gap-y-1 text-xs tabular-nums">
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
          <span className="text-muted">no results yet</span>
        )}
      </span>
    </th>
  );
}
