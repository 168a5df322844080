import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { useToast } from '#app/ui/toast.tsx';
import type { ExpectationSpec } from '#server/areas/scenarios/schema.ts';
import { type DraftExpectation, emptySpec, newKey } from './draft.ts';
import { ExpectationRow } from './expectation-row.tsx';
import { focusSoon } from './focus-soon.ts';
import type { PlacedProblems } from './place-problems.ts';
import { TryReply } from './try-reply.tsx';
import { useTryReply } from './use-try-reply.ts';

export interface ExpectTurnProps {
  id: string;
  place: number;
  expectations: readonly DraftExpectation[];
  problems: PlacedProblems;
  onChange: (
    change: (expectations: readonly DraftExpectation[]) => DraftExpectation[],
    touched?: readonly string[],
  ) => void;
  /** Ctrl/⌘+Enter: on to what the user says next. */
  onNext: () => void;
}

/** The assistant's turn: a gap for its reply, and what the reply must be like. */
export function ExpectTurn(props: ExpectTurnProps) {
  const { id, place, expectations, problems, onChange } = props;
  const toast = useToast();
  const [reply, setReply] = useState<string | null>(null);
  const [openKey, setOpenKey] = useState<string | null>(
    expectations.length === 1 && isUntouched(expectations[0]?.spec)
      ? (expectations[0]?.key ?? null)
      : null,
  );
  const { tried, marks, problem } = useTryReply(reply ?? '', expectations);

  function add() {
    const key = newKey();
    onChange((list) => [...list, { key, spec: emptySpec('MUST_CONTAIN') }], [id]);
    setOpenKey(key);
    focusSoon(`expectation-${key}`, 'input');
  }

  function remove(gone: DraftExpectation) {
    const at = expectations.findIndex(({ key }) => key === gone.key);
    onChange((list) => list.filter(({ key }) => key !== gone.key), [gone.key]);
    focusSoon(`turn-${id}`);
    if (isUntouched(gone.spec)) return;
    toast({
      title: 'Expectation deleted',
      action: {
        label: 'Undo',
        onSelect: () => onChange((list) => list.toSpliced(at, 0, gone), [id]),
      },
    });
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut over the controls inside
    <div
      className="flex w-full min-w-0 flex-col items-start gap-2"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        props.onNext();
      }}
    >
      <TryReply
        place={place}
        reply={reply}
        marks={marks}
        problem={reply ? problem : null}
        onChange={setReply}
      />
      <ul
        aria-label={`What the reply in turn ${place} must be like`}
        className="flex w-full max-w-[min(38rem,94%)] flex-col gap-1.5 border-line border-l-2 pl-3 empty:hidden"
      >
        {expectations.map((expectation) => (
          <ExpectationRow
            key={expectation.key}
            expectation={expectation}
            isOpen={openKey === expectation.key}
            tried={reply ? (tried.get(expectation.key) ?? null) : null}
            problems={problems}
            onOpen={() => setOpenKey(expectation.key)}
            onClose={() => setOpenKey(null)}
            onDelete={() => remove(expectation)}
            onChange={(spec) =>
              onChange(
                (list) => list.map((one) => (one.key === expectation.key ? { ...one, spec } : one)),
                [expectation.key],
              )
            }
          />
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          id={`turn-${id}`}
          size="sm"
          variant="ghost"
          onClick={add}
          aria-describedby={problems[id] ? `turn-${id}-problem` : undefined}
        >
          <Plus />
          Expectation
        </Button>
        {problems[id] && (
          <p id={`turn-${id}-problem`} className="text-fail text-xs">
            {problems[id]}
          </p>
        )}
      </div>
    </div>
  );
}

function isUntouched(spec: ExpectationSpec | undefined): boolean {
  return spec !== undefined && JSON.stringify(spec) === JSON.stringify(emptySpec(spec.kind));
}
