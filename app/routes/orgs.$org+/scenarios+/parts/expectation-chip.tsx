import { CircleAlert } from 'lucide-react';
import { cn } from '#app/ui/cn.ts';
import { Verdict, type VerdictName } from '#app/ui/verdict.tsx';
import type { Evidence, ExpectationSpec } from '#server/areas/scenarios/schema.ts';
import { describeExpectation } from './describe-expectation.ts';
import { kindIcons } from './kind-look.ts';

/** How an expectation came out on a reply that was tried. */
export type Tried = { verdict: VerdictName; evidence: Evidence };

export interface ExpectationChipProps {
  spec: ExpectationSpec;
  tried: Tried | null;
  problem?: string;
}

/** An expectation in a line: its kind's sign, or the verdict when there is one, then verb, texts, notes. */
export function ExpectationChip({ spec, tried, problem }: ExpectationChipProps) {
  const { verb, values, notes } = describeExpectation(spec);
  const isMono = spec.kind === 'REGEX';
  const Icon = kindIcons[spec.kind];
  return (
    <span className="flex min-w-0 items-start gap-2">
      {tried && <Verdict verdict={tried.verdict} size="icon" className="mt-px" />}
      {!tried && problem && (
        <CircleAlert aria-hidden="true" className="mt-1 size-4 shrink-0 text-fail" />
      )}
      {!tried && !problem && (
        <Icon aria-hidden="true" className="mt-1 size-4 shrink-0 text-muted" />
      )}
      <span className="min-w-0 leading-6 [overflow-wrap:anywhere]">
        <span className="text-muted">{verb} </span>
        {values.length === 0 && <span className="text-fail">nothing yet</span>}
        {values.map((value, index) => (
          <span key={value}>
            {index > 0 && <span className="text-faint">, </span>}
            <span
              dir="auto"
              className={cn(
                'rounded-sm bg-sunken px-1 py-0.5',
                isMono ? 'font-mono text-xs' : 'font-medium',
              )}
            >
              {value || '…'}
            </span>
          </span>
        ))}
        {notes.map((note) => (
          <span key={note} className="text-muted text-xs">
            {' '}
            · {note}
          </span>
        ))}
        {spec.weight !== undefined && spec.weight !== 1 && (
          <span className="ml-1.5 whitespace-nowrap rounded-sm border border-line px-1 text-muted text-xs tabular-nums">
            <span aria-hidden="true">×{spec.weight}</span>
            <span className="sr-only">weight {spec.weight}</span>
          </span>
        )}
        {tried && tried.verdict !== 'PASS' && (
          <span className="block text-muted text-xs leading-5">{tried.evidence.message}</span>
        )}
      </span>
    </span>
  );
}
