import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { Pencil } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { cn } from '#app/ui/cn.ts';
import type { ExpectationSpec } from '#server/areas/scenarios/schema.ts';
import type { DraftExpectation } from './draft.ts';
import { ExpectationChip, type Tried } from './expectation-chip.tsx';
import { ExpectationForm } from './expectation-form.tsx';
import { focusSoon } from './focus-soon.ts';
import type { PlacedProblems } from './place-problems.ts';

export interface ExpectationActions {
  open: () => void;
  close: () => void;
  change: (spec: ExpectationSpec) => void;
  move: (by: 1 | -1) => void;
  duplicate: () => void;
  remove: () => void;
}

export interface ExpectationRowProps {
  expectation: DraftExpectation;
  /** The key of its turn. */
  turn: string;
  isOpen: boolean;
  tried: Tried | null;
  problems: PlacedProblems;
  actions: ExpectationActions;
}

/**
 * An expectation as a chip that opens into its form in place. On the chip Alt+↑/↓ moves it, also into the
 * next turn, Ctrl/⌘+D doubles it, Delete deletes it.
 */
export function ExpectationRow(props: ExpectationRowProps) {
  const { actions, turn } = props;
  const { key, spec } = props.expectation;
  const problem = Object.entries(props.problems).find(([place]) =>
    place.startsWith(`${key}.`),
  )?.[1];
  const id = `expectation-${key}`;
  const isForm = props.isOpen || problem !== undefined;
  const { setNodeRef, listeners, transform, transition, isDragging } = useSortable({
    id: `e:${key}`,
    data: { kind: 'expectation', key, turn },
    disabled: isForm,
  });

  // Its own keys open and move it; only mouse and touch drag it.
  const { onKeyDown: _, ...pointer } = listeners ?? {};

  function onKeyDown(event: KeyboardEvent) {
    const isMod = event.ctrlKey || event.metaKey;
    const act = event.altKey
      ? { ArrowUp: () => actions.move(-1), ArrowDown: () => actions.move(1) }[event.key]
      : isMod
        ? { d: actions.duplicate }[event.key.toLowerCase()]
        : { Delete: actions.remove, Backspace: actions.remove }[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  return (
    <li
      id={id}
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={cn(isDragging && 'relative z-20 opacity-80')}
    >
      {isForm ? (
        <ExpectationForm
          id={key}
          spec={spec}
          problems={props.problems}
          onChange={actions.change}
          onDelete={actions.remove}
          onDone={() => {
            actions.close();
            focusSoon(id, 'button');
          }}
        />
      ) : (
        <button
          type="button"
          data-stop=""
          {...pointer}
          onKeyDown={onKeyDown}
          onClick={() => {
            actions.open();
            focusSoon(id, 'input, textarea');
          }}
          className={cn(
            'focus-ring group/chip flex w-fit max-w-full touch-manipulation items-start justify-between gap-2 rounded-md border border-line bg-surface px-2.5 py-1 text-left text-sm shadow-xs transition-colors hover:border-control pointer-coarse:min-h-11 pointer-coarse:items-center',
            props.tried?.verdict === 'FAIL' && 'border-fail-line',
            props.tried?.verdict === 'PASS' && 'border-pass-line',
          )}
        >
          <span className="sr-only">Edit expectation: the reply </span>
          <ExpectationChip spec={spec} tried={props.tried} />
          <Pencil
            aria-hidden="true"
            className="mt-1.5 size-3 shrink-0 text-muted opacity-0 group-hover/chip:opacity-100 group-focus-visible/chip:opacity-100"
          />
        </button>
      )}
    </li>
  );
}
