import { useEffect, useRef } from 'react';
import type { DraftExpectation, DraftTurn } from '../draft.ts';
import { setExpectations } from '../edit-turns.ts';
import type { ExpectTurnProps } from '../expect-turn.tsx';
import { useTryReply } from '../use-try-reply.ts';
import { addSuggested, mostExpectations } from './add-suggested.ts';
import { AskButton } from './ask-button.tsx';
import { AskingNote } from './asking-note.tsx';
import { expectationWords } from './expectation-words.ts';
import { SuggestedList } from './suggested-list.tsx';
import { type SuggestingModel, useSuggesting } from './suggesting.ts';
import { NothingNote, ProblemNote } from './suggestion-notes.tsx';
import { useSuggestions } from './use-suggestions.ts';

export interface SuggestExpectationsProps
  extends Pick<ExpectTurnProps, 'setTurns' | 'say' | 'place'> {
  turn: DraftTurn & { kind: 'EXPECT' };
  /** What would be judged; blank for nothing. */
  reply: string;
}

/**
 * Lets a model say what a reply should be judged by. What it suggests stands beside the turn until somebody
 * takes it; nothing of it is in the scenario before.
 */
export function SuggestExpectations(props: SuggestExpectationsProps) {
  const { turn, place, reply, say } = props;
  const suggesting = useSuggesting();
  const { state, ask, stop, drop } = useSuggestions(suggesting);
  const offered = state.kind === 'offered' ? state.offered : none;
  const { tried } = useTryReply(reply, offered);
  const known = useRef<DraftExpectation[]>(turn.expectations);
  known.current = turn.expectations;
  const box = useRef<HTMLDivElement>(null);
  const focusNext = useRef<string | null>(null);
  const askId = `suggest-${turn.key}`;
  const entryId = `turn-${turn.key}`;

  // What had the focus goes away with each step. This may run once before the next thing is there.
  useEffect(() => {
    const next = focusNext.current && document.getElementById(focusNext.current);
    if (!next) return;
    focusNext.current = null;
    next.focus();
  });

  function start(model: SuggestingModel) {
    focusNext.current = `${askId}-stop`;
    say(`Asking ${model.name} what to expect.`);
    void ask({
      model,
      at: place - 1,
      reply,
      known: () => known.current.map(({ spec }) => spec),
      onAnswer: (answer) => {
        const [first] = answer.kind === 'offered' ? answer.offered : none;
        // Who went on writing elsewhere meanwhile stays there.
        const isHere = box.current?.contains(document.activeElement);
        if (isHere) focusNext.current = first ? chipId(first) : askId;
        if (answer.kind !== 'offered') return;
        const count = answer.offered.length;
        const what = first ? `suggests ${inTotal(count)}` : 'suggested nothing to add';
        say(`${model.name} ${what}.`);
      },
    });
  }
  function leave(gone: readonly DraftExpectation[], after: string) {
    const left = offered.filter((one) => !gone.includes(one));
    const from = offered.findIndex((one) => gone.includes(one));
    const next = left[Math.min(from, left.length - 1)];
    focusNext.current = next ? chipId(next) : after;
    drop(gone.map(({ key }) => key));
    return left.length === 0 ? '' : ` ${left.length} left.`;
  }
  function take(taken: readonly DraftExpectation[]) {
    const room = mostExpectations - turn.expectations.length;
    const fitting = taken.slice(0, Math.max(0, room));
    if (fitting.length === 0) return say(`A turn has at most ${mostExpectations} expectations.`);
    props.setTurns(
      (was) => setExpectations(was, turn.key, (list) => addSuggested(list, fitting)),
      [turn.key],
    );
    const left = leave(fitting, entryId);
    say(`${fitting.length === 1 ? 'Expectation' : inTotal(fitting.length)} added.${left}`);
  }
  function dismiss(gone: readonly DraftExpectation[]) {
    const left = leave(gone, reply.trim() === '' ? entryId : askId);
    say(`${gone.length === 1 ? 'Suggestion' : 'Suggestions'} dismissed.${left}`);
  }

  if (!suggesting || (reply.trim() === '' && state.kind === 'idle')) return null;
  return (
    <div
      ref={box}
      className="flex w-full max-w-[min(38rem,94%)] flex-col items-start gap-1 empty:hidden"
    >
      {state.kind === 'asking' && (
        <AskingNote
          id={`${askId}-stop`}
          model={state.model.name}
          onStop={() => {
            focusNext.current = askId;
            stop();
            say('Stopped.');
          }}
        />
      )}
      {state.kind === 'offered' && offered.length > 0 && (
        <SuggestedList
          place={place}
          model={state.model.name}
          leftOut={state.leftOut}
          items={offered.map((one) => ({
            id: chipId(one),
            key: one.key,
            spec: one.spec,
            words: expectationWords(one.spec),
            tried: tried.get(one.key) ?? null,
            onTake: () => take([one]),
            onDismiss: () => dismiss([one]),
          }))}
          onTakeAll={() => take(offered)}
          onDismissAll={() => dismiss(offered)}
        />
      )}
      {state.kind !== 'asking' && offered.length === 0 && reply.trim() !== '' && (
        <AskButton id={askId} models={suggesting.models} onAsk={start} />
      )}
      {state.kind === 'offered' && offered.length === 0 && <NothingNote suggestions={state} />}
      {state.kind === 'failed' && <ProblemNote model={state.model} problem={state.problem} />}
    </div>
  );
}

const none: DraftExpectation[] = [];
const chipId = ({ key }: DraftExpectation) => `suggested-${key}`;
const inTotal = (count: number) => (count === 1 ? '1 expectation' : `${count} expectations`);
