import { cn } from '#app/ui/cn.ts';
import { type VerdictName, verdictLook } from '#app/ui/verdict.tsx';
import { countsOf, type RunSummary } from './run-shapes.ts';

const order: VerdictName[] = ['PASS', 'FAIL', 'ERROR', 'UNCHECKED'];

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
  const left = Math.max(0, run.itemCount - order.reduce((sum, name) => sum + counts[name], 0));
  const said = [
    ...order.flatMap((name) =>
      counts[name] > 0 ? `${counts[name]} ${verdictLook[name].word.toLowerCase()}` : [],
    ),
    ...(left > 0 ? [`${left} not played`] : []),
  ].join(', ');
  return (
    <span
      role="img"
      aria-label={`Run ${run.number}: ${said}`}
      title={said}
      className={cn(
        'flex w-full gap-px overflow-hidden rounded-full bg-selected',
        size === 'lg' ? 'h-2.5' : 'h-1.5',
      )}
    >
      {order.map(
        (name) =>
          counts[name] > 0 && (
            <span
              key={name}
              className={cn('min-w-1 basis-0', verdictLook[name].fill)}
              style={{ flexGrow: counts[name] }}
            />
          ),
      )}
      {left > 0 && <span className="basis-0" style={{ flexGrow: left }} />}
    </span>
  );
}
