import { closestCenter, DndContext, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { useEffect, useId, useRef, useState } from 'react';
import { useToast } from '#app/ui/toast.tsx';
import { ListedRow } from './listed-row.tsx';
import { moveInList } from './move-in-list.ts';
import type { SuiteScenario } from './suite-form.ts';

export interface ScenarioListProps {
  ids: readonly string[];
  known: ReadonlyMap<string, SuiteScenario>;
  readOnly: boolean;
  /** Problems by place in the list. */
  problems: readonly (string | undefined)[];
  onChange: (ids: string[]) => void;
}

/** The scenarios of a suite in their order. Alt+↑/↓ in a row moves it, and so does dragging. */
export function ScenarioList({ ids, known, readOnly, problems, onChange }: ScenarioListProps) {
  const toast = useToast();
  const [said, setSaid] = useState('');
  const focused = useRef<HTMLElement | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const current = useRef(ids);
  current.current = ids;
  const dragId = useId();
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  // A row that moves is taken out of the page for a moment and loses the focus.
  useEffect(() => {
    focused.current?.focus();
    focused.current = null;
  });

  function move(from: number, by: number) {
    const to = from + by;
    if (by === 0 || to < 0 || to >= ids.length) return;
    if (document.activeElement instanceof HTMLElement) focused.current = document.activeElement;
    onChange(moveInList(ids, from, by));
    setSaid(`Moved to place ${to + 1} of ${ids.length}.`);
  }
  function remove(index: number) {
    const [id] = ids.slice(index, index + 1);
    if (id === undefined) return;
    const name = known.get(id)?.name ?? 'The scenario';
    const next = list.current?.children[index + 1] ?? list.current?.children[index - 1];
    focused.current = next?.querySelector<HTMLElement>('[data-remove]') ?? null;
    onChange(ids.toSpliced(index, 1));
    setSaid(`${name} is taken out.`);
    toast({
      title: `${name} is taken out`,
      action: {
        label: 'Undo',
        onSelect: () => onChange(current.current.toSpliced(index, 0, id)),
      },
    });
  }

  return (
    <>
      <DndContext
        id={dragId}
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={({ active, over }) => {
          const from = ids.indexOf(String(active.id));
          const to = ids.indexOf(String(over?.id));
          if (from >= 0 && to >= 0) move(from, to - from);
        }}
      >
        <SortableContext items={[...ids]} strategy={verticalListSortingStrategy}>
          <ol ref={list} aria-label="Scenarios in order" className="flex flex-col">
            {ids.map((id, index) => (
              <ListedRow
                key={id}
                id={id}
                index={index}
                count={ids.length}
                scenario={known.get(id)}
                readOnly={readOnly}
                problem={problems[index]}
                onMove={(by) => move(index, by)}
                onRemove={() => remove(index)}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </>
  );
}
