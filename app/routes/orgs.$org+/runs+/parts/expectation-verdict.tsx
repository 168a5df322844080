import type { ReactNode } from 'react';
import { cn } from '#app/ui/cn.ts';
import { CodeText } from '#app/ui/code-text.tsx';
import { verdictLook } from '#app/ui/verdict.tsx';
import { ExpectationActions } from './expectation-actions.tsx';
import { ExpectationSaid } from './expectation-said.tsx';
import type { ExpectationPlace, Overruled } from './expectation-shapes.ts';
import {
  type ExpectedText,
  expectationTitle,
  expectedTexts,
  type JudgedExpectation,
  patternText,
} from './expectation-view.ts';
import { ExpectationVotes } from './expectation-votes.tsx';
import { WeightNote } from './weight-note.tsx';

/** Passes stay quiet; what failed or could not be judged stands in a box. */
const boxes = {
  PASS: { box: '', head: '', body: 'pb-1' },
  FAIL: { box: 'border border-fail-line bg-surface', head: 'bg-fail-soft', body: 'pt-2 pb-2.5' },
  ERROR: { box: 'border border-error-line bg-surface', head: 'bg-error-soft', body: 'pt-2 pb-2.5' },
  UNCHECKED: { box: 'border border-line bg-surface', head: '', body: 'pb-2.5' },
} as const;

/** A pass that a person had something to say about is worth a box, too. */
const saidBox = { box: 'border border-line bg-surface', head: 'bg-pass-soft', body: 'pt-2 pb-2' };

export interface ExpectationVerdictProps {
  judged: JudgedExpectation & Overruled;
  reply: string;
  /** For who may overrule it; null for all others. */
  place: ExpectationPlace | null;
}

/** One expectation beside the reply it judges: what was wanted, what was found, why, and who disagreed. */
export function ExpectationVerdict({ judged, reply, place }: ExpectationVerdictProps) {
  const { spec, verdict, machineVerdict, said } = judged;
  const { Icon, text, word } = verdictLook[verdict];
  const isBoxed = verdict !== 'PASS' || said.length > 0;
  const { box, head, body } = verdict === 'PASS' && isBoxed ? saidBox : boxes[verdict];
  return (
    <li className={cn('overflow-clip rounded-lg text-sm', box)}>
      <p className={cn('flex items-start gap-2 px-3 py-1.5 font-medium', head)}>
        <Icon
          aria-hidden="true"
          className={cn('mt-0.5 size-4 shrink-0', text)}
          strokeWidth={2.5}
          fill={verdict === 'ERROR' ? 'currentColor' : 'none'}
        />
        <span>
          <span className="sr-only">{word}: </span>
          {expectationTitle(spec)}
        </span>
        <WeightNote spec={spec} />
      </p>
      <div className={cn('px-3', !isBoxed && 'pl-9', body)}>
        <ExpectationSaid judged={judged} />
        <Details judged={{ ...judged, verdict: machineVerdict }} reply={reply} />
        {place && (
          <ExpectationActions
            judged={judged}
            place={place}
            title={expectationTitle(spec)}
            isSemantic={spec.kind === 'SEMANTIC_ASSERT'}
          />
        )}
      </div>
    </li>
  );
}

function Details({ judged, reply }: Pick<ExpectationVerdictProps, 'judged' | 'reply'>) {
  const { spec, verdict, evidence } = judged;
  const texts = expectedTexts(judged);
  if (verdict === 'ERROR') {
    return (
      <Sides>
        <Side term="Expected">
          {texts ? <Texts texts={texts} isPlain /> : <Wanted spec={spec} />}
        </Side>
        <Side term="Problem">
          {evidence.message}
          <ExpectationVotes evidence={evidence} cost={judged.judgeCostMicroUsd} />
        </Side>
      </Sides>
    );
  }
  if (texts) return <Texts texts={texts} isQuiet={verdict === 'PASS'} />;
  if (spec.kind === 'REGEX') {
    const [first] = evidence.matches;
    return (
      <Sides>
        <Side term={spec.negated ? 'Forbidden' : 'Expected'}>
          <CodeText text={patternText(spec)} />
        </Side>
        <Side term="Found">
          {first ? (
            <span dir="auto">“{reply.slice(first.start, first.end)}”</span>
          ) : (
            'nothing that matches'
          )}
        </Side>
      </Sides>
    );
  }
  return (
    <Sides>
      <Side term="Expected">
        <Wanted spec={spec} />
      </Side>
      <Side term="Judge">
        <span dir="auto">{evidence.message}</span>
        <ExpectationVotes evidence={evidence} cost={judged.judgeCostMicroUsd} />
      </Side>
    </Sides>
  );
}

function Wanted({ spec }: { spec: JudgedExpectation['spec'] }) {
  if (spec.kind === 'SEMANTIC_ASSERT') return <span dir="auto">{spec.rubric}</span>;
  if (spec.kind === 'REGEX') return <CodeText text={patternText(spec)} />;
  return null;
}

function Sides({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-[4.25rem_minmax(0,1fr)] gap-x-2 gap-y-1.5">{children}</dl>;
}

function Side({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{term}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </>
  );
}

interface TextsProps {
  texts: readonly ExpectedText[];
  /** Without saying what was found. */
  isPlain?: boolean;
  /** Without a mark for each, where all is well. */
  isQuiet?: boolean;
}

/** The listed texts, each with whether the reply holds it. */
function Texts({ texts, isPlain = false, isQuiet = false }: TextsProps) {
  return (
    <ul className="flex flex-col gap-1">
      {texts.map(({ text, isFound, isGood }) => {
        const look = verdictLook[isGood === null ? 'UNCHECKED' : isGood ? 'PASS' : 'FAIL'];
        const isBad = !isPlain && isGood === false;
        return (
          <li key={text} className="flex items-start gap-2">
            {!isPlain && !isQuiet && (
              <look.Icon
                aria-hidden="true"
                className={cn('mt-1 size-3 shrink-0', look.text)}
                strokeWidth={3}
              />
            )}
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <span
                dir="auto"
                className={cn(
                  'rounded-[3px] box-decoration-clone px-1 py-0.5',
                  isBad ? 'bg-fail-soft' : 'bg-sunken',
                )}
              >
                {text}
              </span>{' '}
              {!isPlain && (
                <span className={cn('text-xs', isBad ? 'text-fail' : 'text-muted')}>
                  {isFound ? 'found' : 'not found'}
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
