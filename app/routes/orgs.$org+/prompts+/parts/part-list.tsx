import { Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { mostParts } from '#server/areas/prompts/schema.ts';
import { changePart, insertPart, movePart, nextRole, roleNames } from './edit-parts.ts';
import type { EditorWorld } from './editor-world.ts';
import { newPartKey } from './new-part-key.ts';
import { PartField } from './part-field.tsx';
import { PartShell } from './part-shell.tsx';
import type { DraftPart } from './prompt-draft.ts';
import type { EditedPrompt } from './use-prompt-draft.ts';

/** The parts of a chat prompt, in the order the model gets them. */
export function PartList({ prompt, world }: { prompt: EditedPrompt; world: EditorWorld }) {
  const { draft, problems, setParts } = prompt;
  const { parts } = draft;
  const toast = useToast();
  const [said, setSaid] = useState('');
  const focusNext = useRef<HTMLElement | string | null>(null);

  // A part that moves is taken out of the page for a moment and loses the focus.
  useEffect(() => {
    const next = focusNext.current;
    if (next === null) return;
    focusNext.current = null;
    const element = typeof next === 'string' ? textOf(next) : next;
    element?.focus();
    element?.closest('li')?.scrollIntoView({ block: 'nearest' });
  });

  function insert(at: number, part: Omit<DraftPart, 'key'>) {
    const key = newPartKey();
    focusNext.current = key;
    setParts((was) => insertPart(was, at, { ...part, key }));
  }
  function move(part: DraftPart, at: number, by: 1 | -1) {
    const to = at + by;
    if (to < 0 || to >= parts.length) return;
    if (document.activeElement instanceof HTMLElement) focusNext.current = document.activeElement;
    setParts((was) => movePart(was, part.key, by));
    setSaid(`Moved to place ${to + 1} of ${parts.length}.`);
  }
  function remove(part: DraftPart, at: number) {
    focusNext.current = (parts[at + 1] ?? parts[at - 1])?.key ?? null;
    setParts((was) => was.filter(({ key }) => key !== part.key), [part.key]);
    toast({
      title: `Part ${at + 1} deleted`,
      action: { label: 'Undo', onSelect: () => setParts((was) => insertPart(was, at, part)) },
    });
  }

  return (
    <div>
      <ol aria-label="Parts" className="flex flex-col gap-5">
        {parts.map((part, index) => (
          <li key={part.key} data-part={part.key}>
            <PartShell
              role={part.role}
              place={index + 1}
              count={parts.length}
              readOnly={world.readOnly}
              onRole={(role) => setParts((was) => changePart(was, part.key, { role }))}
              onMove={(by) => move(part, index, by)}
              onDuplicate={() => insert(index + 1, part)}
              onDelete={() => remove(part, index)}
            >
              {(above) => (
                <PartField
                  part={part}
                  index={index}
                  label={`Text of part ${index + 1}, ${roleNames[part.role].toLowerCase()}`}
                  hideLabel
                  problem={problems[part.key]}
                  world={world}
                  above={above}
                  minLines={4}
                  onChange={(text) =>
                    setParts((was) => changePart(was, part.key, { text }), [part.key])
                  }
                />
              )}
            </PartShell>
          </li>
        ))}
      </ol>
      {problems.content && (
        <p className="mt-3 text-fail text-sm" role="alert">
          {problems.content}
        </p>
      )}
      {!world.readOnly && (
        <Button
          className="mt-4"
          disabled={parts.length >= mostParts}
          onClick={() => insert(parts.length, { role: nextRole(parts), text: '' })}
        >
          <Plus />
          Add part
        </Button>
      )}
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </div>
  );
}

/** The box of a part that has just been drawn: a plain one until its editor is there. */
function textOf(key: string): HTMLElement | null {
  const part = document.querySelector(`[data-part="${key}"]`);
  return part?.querySelector<HTMLElement>('[role="textbox"], textarea') ?? null;
}
