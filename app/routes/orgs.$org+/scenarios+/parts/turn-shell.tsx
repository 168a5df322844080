import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ArrowDown, ArrowUp, Copy, GripVertical, Trash2 } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { cn } from '#app/ui/cn.ts';
import { IconButton } from '#app/ui/icon-button.tsx';

export interface TurnActions {
  move: (by: 1 | -1) => void;
  duplicate: () => void;
  remove: () => void;
  /** On to the turn that follows, made when there is none. */
  next: () => void;
}

export interface TurnShellProps {
  id: string;
  speaker: 'user' | 'assistant';
  /** 1-based. */
  place: number;
  isFirst: boolean;
  isLast: boolean;
  isEmpty: boolean;
  actions: TurnActions;
  /** More tools, before the one that deletes it. */
  tools?: ReactNode;
  children: ReactNode;
}

/**
 * A turn's number, speaker and tools around what is edited of it. Alt+↑/↓ moves it, Ctrl/⌘+D doubles it,
 * Ctrl/⌘+Enter goes on, Ctrl/⌘+Backspace deletes it when nothing is written in it.
 */
export function TurnShell(props: TurnShellProps) {
  const { id, speaker, place, isFirst, isLast, actions } = props;
  const isUser = speaker === 'user';
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, ...drag } =
    useSortable({ id: `t:${id}`, data: { kind: 'turn', key: id } });

  function onKeyDown(event: KeyboardEvent) {
    if (event.defaultPrevented) return;
    // What is typed in a dialog that one of the tools opened is not meant for the turn.
    if (event.target instanceof Node && !event.currentTarget.contains(event.target)) return;
    const isMod = event.ctrlKey || event.metaKey;
    const act = event.altKey
      ? { ArrowUp: () => actions.move(-1), ArrowDown: () => actions.move(1) }[event.key]
      : isMod && !event.shiftKey
        ? {
            d: actions.duplicate,
            Enter: actions.next,
            Backspace: props.isEmpty ? actions.remove : undefined,
          }[event.key.length === 1 ? event.key.toLowerCase() : event.key]
        : undefined;
    if (!act) return;
    event.preventDefault();
    act();
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: stands inside a list item
    <div
      role="group"
      aria-label={`Turn ${place}, ${isUser ? 'user' : 'assistant'}`}
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={cn(
        'group/turn flex min-w-0 flex-col',
        isUser ? 'items-end' : 'items-start',
        drag.isDragging && 'relative z-20 rounded-lg bg-canvas/90 shadow-lg',
      )}
      onKeyDown={onKeyDown}
    >
      <div
        className={cn(
          'mb-0.5 flex h-7 max-w-full items-center gap-2 px-0.5 text-muted text-xs pointer-coarse:h-11 pointer-coarse:gap-1',
          isUser && 'flex-row-reverse',
        )}
      >
        <span className="font-medium">{isUser ? 'User' : 'Assistant'}</span>
        <span className="text-faint tabular-nums" aria-hidden="true">
          {place}
        </span>
        <span className="flex items-center opacity-0 transition-opacity focus-within:opacity-100 group-focus-within/turn:opacity-100 group-hover/turn:opacity-100 pointer-coarse:opacity-100">
          <IconButton
            ref={setActivatorNodeRef}
            {...attributes}
            {...listeners}
            aria-roledescription="draggable turn"
            label={`Drag turn ${place}`}
            icon={<GripVertical />}
            size="sm"
            className="cursor-grab touch-none"
          />
          <IconButton
            label="Move up"
            keys={['Alt', '↑']}
            icon={<ArrowUp />}
            size="sm"
            disabled={isFirst}
            onClick={() => actions.move(-1)}
          />
          <IconButton
            label="Move down"
            keys={['Alt', '↓']}
            icon={<ArrowDown />}
            size="sm"
            disabled={isLast}
            onClick={() => actions.move(1)}
          />
          <IconButton
            label="Duplicate turn"
            keys={['Mod', 'D']}
            icon={<Copy />}
            size="sm"
            onClick={actions.duplicate}
          />
          {props.tools}
          <IconButton label="Delete turn" icon={<Trash2 />} size="sm" onClick={actions.remove} />
        </span>
      </div>
      {props.children}
    </div>
  );
}
