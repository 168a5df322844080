import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useToast } from '#app/ui/toast.tsx';
import { type DraftTurn, newKey } from './draft.ts';
import {
  copyTurn,
  insertTurn,
  isEmptyTurn,
  moveTurn,
  removeTurn,
  setUserText,
} from './edit-turns.ts';
import { ExpectTurn } from './expect-turn.tsx';
import { AppendTurn, InsertBetween } from './insert-turn-buttons.tsx';
import { SuggestVariations } from './suggest/suggest-variations.tsx';
import { TurnDrag } from './turn-drag.tsx';
import { TurnShell } from './turn-shell.tsx';
import type { ScenarioDraft } from './use-scenario-draft.ts';
import { UserTurn } from './user-turn.tsx';
import { walkStops } from './walk-stops.ts';

export interface TurnListProps {
  scenario: ScenarioDraft;
  /** More ways to come by a reply to try, for the turn at a place (from 0). */
  replySource?: (at: number, onReply: (reply: string) => void) => ReactNode;
}

/** The conversation, edited like a chat. */
export function TurnList({ scenario, replySource }: TurnListProps) {
  const { draft, problems, setTurns } = scenario;
  const { turns } = draft;
  const toast = useToast();
  const [said, setSaid] = useState('');
  const focusNext = useRef<HTMLElement | string | null>(null);

  // A turn that moves is taken out of the page for a moment and loses the focus.
  useEffect(() => {
    const next = focusNext.current;
    if (next === null) return;
    focusNext.current = null;
    const element = typeof next === 'string' ? document.getElementById(next) : next;
    element?.focus();
    element?.closest('li')?.scrollIntoView({ block: 'nearest' });
  });

  function insert(at: number, turn: DraftTurn) {
    focusNext.current = `turn-${turn.key}`;
    setTurns((was) => insertTurn(was, at, turn));
  }
  function make(kind: DraftTurn['kind']): DraftTurn {
    if (kind === 'USER') return { key: newKey(), kind, userText: '' };
    return { key: newKey(), kind, expectations: [] };
  }
  /** On to the turn of the other kind that follows, made when there is none. */
  function goOn(from: number, kind: DraftTurn['kind']) {
    const next = turns[from + 1];
    if (next?.kind === kind) document.getElementById(`turn-${next.key}`)?.focus();
    else insert(from + 1, make(kind));
  }
  function move(turn: DraftTurn, at: number, by: 1 | -1) {
    const to = at + by;
    if (to < 0 || to >= turns.length) return;
    if (document.activeElement instanceof HTMLElement) focusNext.current = document.activeElement;
    setTurns((was) => moveTurn(was, turn.key, by));
    setSaid(`Moved to place ${to + 1} of ${turns.length}.`);
  }
  function remove(turn: DraftTurn, at: number) {
    const neighbour = turns[at - 1] ?? turns[at + 1];
    focusNext.current = neighbour ? `turn-${neighbour.key}` : null;
    setTurns((was) => removeTurn(was, turn.key), [turn.key]);
    if (isEmptyTurn(turn)) return setSaid(`Turn ${at + 1} deleted.`);
    toast({
      title: `Turn ${at + 1} deleted`,
      action: { label: 'Undo', onSelect: () => setTurns((was) => insertTurn(was, at, turn)) },
    });
  }

  return (
    <div>
      <TurnDrag turns={turns} onChange={setTurns}>
        <ol aria-label="Conversation" className="flex flex-col" onKeyDown={walkStops}>
          {turns.map((turn, index) => (
            <li key={turn.key}>
              <TurnShell
                id={turn.key}
                speaker={turn.kind === 'USER' ? 'user' : 'assistant'}
                place={index + 1}
                isFirst={index === 0}
                isLast={index === turns.length - 1}
                isEmpty={isEmptyTurn(turn)}
                tools={turn.kind === 'USER' && <SuggestVariations at={index} />}
                actions={{
                  move: (by) => move(turn, index, by),
                  duplicate: () => {
                    insert(index + 1, copyTurn(turn, newKey));
                    setSaid(`Turn ${index + 1} duplicated.`);
                  },
                  remove: () => remove(turn, index),
                  next: () => goOn(index, turn.kind === 'USER' ? 'EXPECT' : 'USER'),
                }}
              >
                {turn.kind === 'USER' ? (
                  <UserTurn
                    id={turn.key}
                    place={index + 1}
                    text={turn.userText}
                    problem={problems[turn.key]}
                    onChange={(text) =>
                      setTurns((was) => setUserText(was, turn.key, text), [turn.key], turn.key)
                    }
                    onNext={() => goOn(index, 'EXPECT')}
                  />
                ) : (
                  <ExpectTurn
                    turn={turn}
                    place={index + 1}
                    problems={problems}
                    setTurns={setTurns}
                    say={setSaid}
                    onNext={() => goOn(index, 'USER')}
                    replySource={replySource && ((onReply) => replySource(index, onReply))}
                  />
                )}
              </TurnShell>
              {index < turns.length - 1 && (
                <InsertBetween
                  where={`after turn ${index + 1}`}
                  canExpect
                  onInsert={(kind) => insert(index + 1, make(kind))}
                />
              )}
            </li>
          ))}
        </ol>
      </TurnDrag>
      {problems.turns && (
        <p className="mt-3 text-center text-fail text-sm" role="alert">
          {problems.turns}
        </p>
      )}
      <AppendTurn
        canExpect={turns.length > 0}
        onInsert={(kind) => insert(turns.length, make(kind))}
      />
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </div>
  );
}
