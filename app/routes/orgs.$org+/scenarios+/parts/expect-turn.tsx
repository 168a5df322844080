import { useDroppable } from '@dnd-kit/core';
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { type ReactNode, useState } from 'react';
import { cn } from '#app/ui/cn.ts';
import { useToast } from '#app/ui/toast.tsx';
import type { ExpectationSpec } from '#server/areas/scenarios/schema.ts';
import { type DraftExpectation, type DraftTurn, newKey } from './draft.ts';
import { setExpectations, setSample, shiftExpectation } from './edit-turns.ts';
import { ExpectationEntry } from './expectation-entry.tsx';
import { type ExpectationActions, ExpectationRow } from './expectation-row.tsx';
import { focusSoon } from './focus-soon.ts';
import type { PlacedProblems } from './place-problems.ts';
import { SuggestExpectations } from './suggest/suggest-expectations.tsx';
import { TryReply } from './try-reply.tsx';
import { useTryReply } from './use-try-reply.ts';

export interface ExpectTurnProps {
  turn: DraftTurn & { kind: 'EXPECT' };
  place: number;
  problems: PlacedProblems;
  setTurns: (
    change: (turns: readonly DraftTurn[]) => DraftTurn[],
    touched?: readonly string[],
    about?: string | null,
  ) => void;
  /** Tells those who can't see it what has happened. */
  say: (what: string) => void;
  /** On to what the user says next. */
  onNext: () => void;
  /** More ways to come by a reply to try, which is handed to `onReply`. */
  replySource?: (onReply: (reply: string) => void) => ReactNode;
}

/** The assistant's turn: a gap for its reply, and what the reply must be like. */
export function ExpectTurn(props: ExpectTurnProps) {
  const { turn, place, problems, setTurns } = props;
  const { key: id, expectations, sample = null } = turn;
  const toast = useToast();
  const [trial, setTrial] = useState<string | null>(null);
  const [openKey, setOpenKey] = useState<string | null>(null);
  const reply = trial ?? sample;
  const { tried, marks, problem } = useTryReply(reply ?? '', expectations);
  const into = useDroppable({ id: `into:${id}`, data: { kind: 'into', turn: id } });

  function change(
    next: (list: readonly DraftExpectation[]) => DraftExpectation[],
    touched: readonly string[],
    about: string | null = null,
  ) {
    setTurns((was) => setExpectations(was, id, next), touched, about);
  }
  function add(spec: ExpectationSpec, at = expectations.length) {
    const key = newKey();
    change((list) => list.toSpliced(at, 0, { key, spec }), [id]);
    return key;
  }
  function remove(gone: DraftExpectation) {
    const at = expectations.findIndex(({ key }) => key === gone.key);
    const neighbour = expectations[at + 1] ?? expectations[at - 1];
    change((list) => list.filter(({ key }) => key !== gone.key), [gone.key]);
    focusSoon(neighbour ? `expectation-${neighbour.key}` : `turn-${id}`, neighbour && 'button');
    toast({
      title: 'Expectation deleted',
      action: {
        label: 'Undo',
        onSelect: () => change((list) => list.toSpliced(at, 0, gone), [id]),
      },
    });
  }
  const actionsFor = (one: DraftExpectation, at: number): ExpectationActions => ({
    open: () => setOpenKey(one.key),
    close: () => setOpenKey(null),
    change: (spec) =>
      change(
        (list) => list.map((each) => (each.key === one.key ? { ...each, spec } : each)),
        [one.key],
        one.key,
      ),
    move: (by) => {
      setTurns((was) => shiftExpectation(was, one.key, by));
      focusSoon(`expectation-${one.key}`, 'button');
      props.say(by === 1 ? 'Moved down.' : 'Moved up.');
    },
    duplicate: () => {
      focusSoon(`expectation-${add(one.spec, at + 1)}`, 'button');
      props.say('Duplicated.');
    },
    remove: () => remove(one),
  });
  const last = expectations.at(-1);

  return (
    <div
      ref={into.setNodeRef}
      className={cn(
        'flex w-full min-w-0 flex-col items-start gap-2 rounded-lg',
        into.isOver && 'outline-2 outline-accent-line outline-offset-4',
      )}
    >
      <TryReply
        place={place}
        reply={reply}
        sample={sample}
        marks={marks}
        problem={reply ? problem : null}
        onChange={setTrial}
        onKeep={(kept) => {
          setTurns((was) => setSample(was, id, kept), [id]);
          setTrial(null);
        }}
      >
        {props.replySource?.(setTrial)}
      </TryReply>
      <SortableContext
        items={expectations.map(({ key }) => `e:${key}`)}
        strategy={verticalListSortingStrategy}
      >
        <ul
          aria-label={`What the reply in turn ${place} must be like`}
          className="flex w-full max-w-[min(38rem,94%)] flex-col gap-1.5 border-line border-l-2 pl-3 empty:hidden"
        >
          {expectations.map((one, at) => (
            <ExpectationRow
              key={one.key}
              turn={id}
              expectation={one}
              isOpen={openKey === one.key}
              tried={reply ? (tried.get(one.key) ?? null) : null}
              problems={problems}
              actions={actionsFor(one, at)}
            />
          ))}
        </ul>
      </SortableContext>
      <SuggestExpectations
        turn={turn}
        place={place}
        reply={reply ?? ''}
        setTurns={setTurns}
        say={props.say}
      />
      <ExpectationEntry
        id={`turn-${id}`}
        place={place}
        problem={problems[id]}
        onAdd={(spec) => {
          add(spec);
          props.say('Expectation added.');
        }}
        onNext={props.onNext}
        onBack={() => {
          if (last) focusSoon(`expectation-${last.key}`, 'button');
          return last !== undefined;
        }}
      />
      {problems[id] && (
        <p id={`turn-${id}-problem`} className="text-fail text-xs">
          {problems[id]}
        </p>
      )}
    </div>
  );
}
