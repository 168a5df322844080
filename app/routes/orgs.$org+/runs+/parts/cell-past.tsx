import { type VerdictName, verdictLook } from '#app/ui/verdict.tsx';
import type { CellPast as Past } from './use-row-history.ts';

const barWidth = 3;
const gap = 1.5;
const height = 14;
/** Height tells the verdicts apart where colour does not. */
const heights: Record<VerdictName, number> = { PASS: 14, FAIL: 8, ERROR: 5, UNCHECKED: 2 };
const verdicts: readonly VerdictName[] = ['PASS', 'FAIL', 'ERROR', 'UNCHECKED'];

/** How a cell came out in earlier runs: a bar for each, the latest last. */
export function CellPast({ past }: { past: Past }) {
  const passed = past.filter(({ verdict }) => verdict === 'PASS').length;
  const words = past.map(({ number, verdict }) => `#${number} ${verdictLook[verdict].word}`);
  return (
    <span
      title={`Before: ${words.join(', ')}`}
      className="ml-auto hidden shrink-0 @3xl/matrix:group-data-[room=much]/cells:block @3xl/matrix:group-data-[room=some]/cells:block"
    >
      <svg
        aria-hidden="true"
        width={past.length * (barWidth + gap)}
        height={height}
        className="block"
      >
        {verdicts.map((verdict) => (
          <path key={verdict} d={barsOf(past, verdict)} className={fills[verdict]} />
        ))}
      </svg>
      <span className="sr-only">
        Before: passed in {passed} of {past.length} {past.length === 1 ? 'run' : 'runs'}
      </span>
    </span>
  );
}

const fills: Record<VerdictName, string> = {
  PASS: 'fill-pass',
  FAIL: 'fill-fail',
  ERROR: 'fill-error',
  UNCHECKED: 'fill-unchecked',
};

function barsOf(past: Past, verdict: VerdictName): string {
  return past
    .map((one, nth) =>
      one.verdict === verdict
        ? `M${nth * (barWidth + gap)} ${height}v${-heights[verdict]}h${barWidth}V${height}z`
        : '',
    )
    .join('');
}
