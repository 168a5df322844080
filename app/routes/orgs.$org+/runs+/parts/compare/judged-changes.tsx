import { ArrowRight } from 'lucide-react';
import { cn } from '#app/ui/cn.ts';
import { verdictLook } from '#app/ui/verdict.tsx';
import type { Verdict } from '#server/areas/scenarios/schema.ts';
import { expectationTitle, patternText } from '../expectation-view.ts';
import { type ComparedJudged, heldVerdict, type JudgedPair } from './pair-judged.ts';

export interface JudgedChangesProps {
  pairs: readonly JudgedPair[];
  label: string;
  /** How the turn went then and now; null where it was not reached. */
  turns: { before: PlayedTurn | null; after: PlayedTurn | null };
}

interface PlayedTurn {
  replyText: string | null;
}

/** Each expectation of a turn with its verdict then and now; what changed stands in a box, first. */
export function JudgedChanges({ pairs, label, turns }: JudgedChangesProps) {
  const sorted = pairs.toSorted((a, b) => Number(isChange(b)) - Number(isChange(a)));
  return (
    <ul aria-label={label} className="flex flex-col gap-1.5">
      {sorted.map((pair) => (
        <JudgedChange key={keyOf(pair)} pair={pair} turns={turns} />
      ))}
    </ul>
  );
}

function JudgedChange({ pair, turns }: { pair: JudgedPair } & Pick<JudgedChangesProps, 'turns'>) {
  const judged = pair.run ?? pair.base;
  if (!judged) return null;
  const verdict = heldVerdict(pair.run);
  const isBad = verdict === 'FAIL' || verdict === 'ERROR';
  return (
    <li
      className={cn(
        'rounded-lg px-3 py-2 text-sm [overflow-wrap:anywhere]',
        isChange(pair) ? 'border border-line bg-surface' : 'py-1',
      )}
    >
      <p className="flex items-start gap-2">
        <span className="mt-1 inline-flex shrink-0 items-center gap-1">
          <Mark verdict={heldVerdict(pair.base)} />
          <ArrowRight aria-hidden="true" className="size-3 text-muted" />
          <Mark verdict={verdict} />
        </span>
        <span className="min-w-0">
          <span className={cn(isChange(pair) && 'font-medium')}>
            {expectationTitle(judged.spec)}
          </span>{' '}
          <span dir="auto" className="text-muted">
            {wanted(judged)}
          </span>
        </span>
      </p>
      {isBad && isChange(pair) && (
        <p dir="auto" className="mt-1 text-muted">
          {reasonOf(judged)}
        </p>
      )}
      {pair.run === null && <p className="mt-1 text-muted">{whyNone(turns.after)} now.</p>}
      {pair.base === null && <p className="mt-1 text-muted">{whyNone(turns.before)} before.</p>}
    </li>
  );
}

function Mark({ verdict }: { verdict: Verdict | null }) {
  if (verdict === null) return <span className="w-3.5 text-center text-muted text-xs">–</span>;
  const { Icon, text, word } = verdictLook[verdict];
  return (
    <>
      <Icon aria-hidden="true" strokeWidth={2.5} className={cn('size-3.5', text)} />
      <span className="sr-only">{word}</span>
    </>
  );
}

/** Why a turn has no verdict of an expectation that the other run has. */
function whyNone(turn: PlayedTurn | null): string {
  if (turn === null) return 'Not reached';
  return turn.replyText === null ? 'Not judged, for want of a reply,' : 'Not expected';
}

function isChange({ base, run }: JudgedPair): boolean {
  return heldVerdict(base) !== heldVerdict(run);
}

/** Why it is what it is: a person's words before the evidence. */
function reasonOf({ human, evidence }: ComparedJudged): string {
  if (!human) return evidence.message;
  return `Said by ${human.by ?? 'someone who has left'}${human.note ? `: ${human.note}` : ''}`;
}

function wanted({ spec }: ComparedJudged): string {
  if (spec.kind === 'SEMANTIC_ASSERT') return spec.rubric;
  if (spec.kind === 'REGEX') return patternText(spec);
  return spec.values.join(', ');
}

function keyOf({ base, run }: JudgedPair): string {
  return JSON.stringify([base?.spec, run?.spec, base?.evidence, run?.evidence]);
}
