import { Ban } from 'lucide-react';
import { verdictLook } from '#app/ui/verdict.tsx';
import { countsOf, isOver, type RunSummary } from './run-shapes.ts';

const legend = [
  ['PASS', 'passed'],
  ['FAIL', 'failed'],
  ['ERROR', 'errors'],
  ['UNCHECKED', 'unchecked'],
] as const;

/** How many passed, failed and so on, each with its shape; what is missing when the run is over. */
export function RunLegend({ run }: { run: RunSummary }) {
  const counts = countsOf(run);
  const shown = legend.filter(([verdict]) => counts[verdict] > 0);
  const left = isOver(run.status) ? run.itemCount - run.doneCount : 0;
  if (shown.length === 0 && left === 0) return <p className="text-muted text-sm">No results yet</p>;
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {shown.map(([verdict, word]) => {
        const { Icon, text } = verdictLook[verdict];
        return (
          <li key={verdict} className="flex items-center gap-1.5 tabular-nums">
            <Icon
              aria-hidden="true"
              className={`size-4 ${text}`}
              strokeWidth={2.5}
              fill={verdict === 'ERROR' ? 'currentColor' : 'none'}
            />
            <span className="font-medium">{counts[verdict].toLocaleString('en')}</span>
            <span className="text-muted">
              {verdict === 'ERROR' && counts.ERROR === 1 ? 'error' : word}
            </span>
          </li>
        );
      })}
      {left > 0 && (
        <li className="flex items-center gap-1.5 tabular-nums">
          <Ban aria-hidden="true" className="size-4 text-muted" />
          <span className="font-medium">{left.toLocaleString('en')}</span>
          <span className="text-muted">not played</span>
        </li>
      )}
    </ul>
  );
}
