import { cn } from '#app/ui/cn.ts';
import type { Confusion } from './calibration-shapes.ts';

const rows = [
  { judge: 'PASS', name: 'Judge: passes' },
  { judge: 'FAIL', name: 'Judge: fails' },
  { judge: 'ERROR', name: 'Judge: could not say' },
] as const;
const columns = ['PASS', 'FAIL'] as const;

/** What the judge said against what people say, and the one cell that costs most in words. */
export function ConfusionTable({ confusion, judge }: { confusion: Confusion; judge: string }) {
  const shown = rows.filter(
    (row) => row.judge !== 'ERROR' || columns.some((human) => confusion.ERROR[human] > 0),
  );
  const missed = confusion.PASS.FAIL;
  const strict = confusion.FAIL.PASS;
  return (
    <div className="min-w-0">
      <h3 className="font-medium text-sm">Where they differ</h3>
      <table
        aria-label={`Verdicts of ${judge} and of people`}
        className="mt-2 w-full border-separate border-spacing-1 text-sm"
      >
        <thead>
          <tr className="text-muted text-xs">
            <td />
            <th scope="col" className="w-1/3 font-medium">
              People: passes
            </th>
            <th scope="col" className="w-1/3 font-medium">
              People: fails
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.judge}>
              <th scope="row" className="pr-2 text-left font-normal text-muted">
                {row.name}
              </th>
              {columns.map((human) => (
                <td
                  key={human}
                  className={cn(
                    'h-11 rounded-md text-center font-medium tabular-nums',
                    lookOf(row.judge, human, confusion[row.judge][human]),
                  )}
                >
                  {confusion[row.judge][human].toLocaleString('en')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-muted text-sm">
        {missed + strict === 0
          ? 'Wherever it decided, people say the same.'
          : [
              missed > 0 && `It lets ${missed.toLocaleString('en')} through that people fail.`,
              strict > 0 && `It fails ${strict.toLocaleString('en')} that people let pass.`,
            ]
              .filter(Boolean)
              .join(' ')}
      </p>
    </div>
  );
}

function lookOf(judge: string, human: string, count: number): string {
  if (count === 0) return 'bg-sunken text-muted';
  if (judge === 'ERROR') return 'bg-error-soft text-error';
  return judge === human ? 'bg-pass-soft text-pass' : 'bg-fail-soft text-fail';
}
