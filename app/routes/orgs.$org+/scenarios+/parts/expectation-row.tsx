import { Pencil } from 'lucide-react';
import { cn } from '#app/ui/cn.ts';
import type { ExpectationSpec } from '#server/areas/scenarios/schema.ts';
import type { DraftExpectation } from './draft.ts';
import { ExpectationChip, type Tried } from './expectation-chip.tsx';
import { ExpectationForm } from './expectation-form.tsx';
import { focusSoon } from './focus-soon.ts';
import type { PlacedProblems } from './place-problems.ts';

export interface ExpectationRowProps {
  expectation: DraftExpectation;
  isOpen: boolean;
  tried: Tried | null;
  problems: PlacedProblems;
  onOpen: () => void;
  onClose: () => void;
  onDelete: () => void;
  onChange: (spec: ExpectationSpec) => void;
}

/** An expectation as a chip that opens into its form in place. */
export function ExpectationRow(props: ExpectationRowProps) {
  const { key, spec } = props.expectation;
  const problem = Object.entries(props.problems).find(([place]) =>
    place.startsWith(`${key}.`),
  )?.[1];
  const id = `expectation-${key}`;
  if (props.isOpen || problem) {
    return (
      <li id={id}>
        <ExpectationForm
          id={key}
          spec={spec}
          problems={props.problems}
          onChange={props.onChange}
          onDelete={props.onDelete}
          onDone={() => {
            props.onClose();
            focusSoon(id, 'button');
          }}
        />
      </li>
    );
  }
  return (
    <li id={id}>
      <button
        type="button"
        onClick={() => {
          props.onOpen();
          focusSoon(id, 'input, textarea');
        }}
        className={cn(
          'focus-ring group/chip flex w-fit max-w-full items-start justify-between gap-2 rounded-md border border-line bg-surface px-2.5 py-1 text-left text-sm shadow-xs transition-colors hover:border-control pointer-coarse:min-h-11 pointer-coarse:items-center',
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
    </li>
  );
}
