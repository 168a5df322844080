import { VerdictBar, verdictOrder } from '#app/ui/verdict-bar.tsx';
import { countsOf, type RunSummary } from './run-shapes.ts';

export interface RunVerdictBarProps {
  run: Pick<
    RunSummary,
    'itemCount' | 'passCount' | 'failCount' | 'errorCount' | 'uncheckedCount' | 'number'
  >;
  /** `lg` for the head of a run, else for a row of a list. */
  size?: 'sm' | 'lg';
}

/** What a run's conversations came to so far, with what is left in grey. */
export function RunVerdictBar({ run, size = 'sm' }: RunVerdictBarProps) {
  const counts = countsOf(run);
  const done = verdictOrder.reduce((sum, verdict) => sum + counts[verdict], 0);
  return (
    <VerdictBar
      counts={counts}
      left={Math.max(0, run.itemCount - done)}
      about={`Run ${run.number}`}
      size={size}
    />
  );
}
