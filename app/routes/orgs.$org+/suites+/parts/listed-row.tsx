import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ArrowDown, ArrowUp, GripVertical, X } from 'lucide-react';
import { cn } from '#app/ui/cn.ts';
import { IconButton } from '#app/ui/icon-button.tsx';
import { RowFacts, RowName, RowPlace, rowLook } from './scenario-row.tsx';
import type { SuiteScenario } from './suite-form.ts';

export interface ListedRowProps {
  id: string;
  index: number;
  count: number;
  /** Undefined for one that is gone. */
  scenario: SuiteScenario | undefined;
  readOnly: boolean;
  problem: string | undefined;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

/** One scenario of a list that can be put in order. */
export function ListedRow(props: ListedRowProps) {
  const { id, index, count, scenario, readOnly, problem, onMove, onRemove } = props;
  const { setNodeRef, listeners, transform, transition, isDragging } = useSortable({
    id,
    disabled: readOnly,
  });
  const name = scenario?.name ?? 'A scenario that is gone';
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={cn(rowLook, isDragging && 'relative z-10 bg-surface shadow-md')}
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        if (!readOnly) onMove(event.key === 'ArrowUp' ? -1 : 1);
      }}
    >
      {!readOnly && (
        // For the pointer; the keyboard has Alt and the arrows.
        <span
          {...listeners}
          aria-hidden="true"
          className="-ml-2 -mr-2 cursor-grab touch-none py-2 text-faint"
        >
          <GripVertical className="size-4" />
        </span>
      )}
      <RowPlace index={index} />
      <RowName id={id} name={name}>
        {problem && <span className="block text-fail text-xs">{problem}</span>}
      </RowName>
      {scenario && <RowFacts scenario={scenario} />}
      {!readOnly && (
        <span className="flex shrink-0 items-center">
          <IconButton
            label={`Move ${name} up`}
            keys={['Alt', '↑']}
            icon={<ArrowUp />}
            size="sm"
            disabled={index === 0}
            onClick={() => onMove(-1)}
          />
          <IconButton
            label={`Move ${name} down`}
            keys={['Alt', '↓']}
            icon={<ArrowDown />}
            size="sm"
            disabled={index === count - 1}
            onClick={() => onMove(1)}
          />
          <IconButton
            label={`Remove ${name}`}
            icon={<X />}
            size="sm"
            data-remove=""
            onClick={onRemove}
          />
        </span>
      )}
    </li>
  );
}
