import { ArrowDown, ArrowUp, Copy, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '#app/ui/cn.ts';
import { IconButton } from '#app/ui/icon-button.tsx';

export interface TurnActions {
  move: (by: 1 | -1) => void;
  duplicate: () => void;
  remove: () => void;
}

export interface TurnShellProps {
  speaker: 'user' | 'assistant';
  /** 1-based. */
  place: number;
  isFirst: boolean;
  isLast: boolean;
  actions: TurnActions;
  children: ReactNode;
}

/** A turn's number, speaker and tools around what is edited of it. Alt+↑/↓ moves it. */
export function TurnShell(props: TurnShellProps) {
  const { speaker, place, isFirst, isLast, actions } = props;
  const isUser = speaker === 'user';
  return (
    // biome-ignore lint/a11y/useSemanticElements: stands inside a list item
    <div
      role="group"
      aria-label={`Turn ${place}, ${isUser ? 'user' : 'assistant'}`}
      className={cn('group/turn flex min-w-0 flex-col', isUser ? 'items-end' : 'items-start')}
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        actions.move(event.key === 'ArrowUp' ? -1 : 1);
      }}
    >
      <div
        className={cn(
          'mb-0.5 flex h-7 max-w-full items-center gap-2 px-0.5 text-muted text-xs pointer-coarse:h-11',
          isUser && 'flex-row-reverse',
        )}
      >
        <span className="font-medium">{isUser ? 'User' : 'Assistant'}</span>
        <span className="text-faint tabular-nums" aria-hidden="true">
          {place}
        </span>
        <span className="flex items-center opacity-0 transition-opacity focus-within:opacity-100 group-focus-within/turn:opacity-100 group-hover/turn:opacity-100 pointer-coarse:opacity-100">
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
            icon={<Copy />}
            size="sm"
            onClick={actions.duplicate}
          />
          <IconButton label="Delete turn" icon={<Trash2 />} size="sm" onClick={actions.remove} />
        </span>
      </div>
      {props.children}
    </div>
  );
}
