import { ArrowDown, ArrowUp, Copy, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '#app/ui/icon-button.tsx';
import { Select } from '#app/ui/select.tsx';
import type { PromptRole } from '#server/areas/prompts/schema.ts';
import { roleNames } from './edit-parts.ts';

export interface PartShellProps {
  role: PromptRole;
  /** 1-based. */
  place: number;
  count: number;
  readOnly: boolean;
  onRole: (role: PromptRole) => void;
  onMove: (by: 1 | -1) => void;
  onDuplicate: () => void;
  onDelete: () => void;
  /** The text, given the tools that stand above it. */
  children: (above: (insert: ReactNode) => ReactNode) => ReactNode;
}

const roles = (['SYSTEM', 'DEVELOPER', 'USER', 'ASSISTANT'] as const).map((value) => ({
  value,
  label: roleNames[value],
}));

/** A part's role and tools around its text. Alt+↑/↓ moves it. */
export function PartShell(props: PartShellProps) {
  const { role, place, count, readOnly, onMove } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: stands inside a list item
    <div
      role="group"
      aria-label={`Part ${place}, ${roleNames[role].toLowerCase()}`}
      className="flex flex-col gap-1.5"
      onKeyDown={(event) => {
        if (readOnly || !event.altKey) return;
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        onMove(event.key === 'ArrowUp' ? -1 : 1);
      }}
    >
      {props.children((insert) => (
        <div className="flex flex-wrap items-center justify-between gap-2">
          <span className="flex items-center gap-2">
            <span aria-hidden="true" className="w-4 text-right text-muted text-xs tabular-nums">
              {place}
            </span>
            {readOnly ? (
              <span className="font-medium text-sm">{roleNames[role]}</span>
            ) : (
              <Select
                aria-label={`Role of part ${place}`}
                options={roles}
                value={role}
                onValueChange={props.onRole}
                className="w-32"
              />
            )}
          </span>
          {!readOnly && (
            <span className="flex items-center">
              {insert}
              <IconButton
                label="Move up"
                keys={['Alt', '↑']}
                icon={<ArrowUp />}
                size="sm"
                disabled={place === 1}
                onClick={() => onMove(-1)}
              />
              <IconButton
                label="Move down"
                keys={['Alt', '↓']}
                icon={<ArrowDown />}
                size="sm"
                disabled={place === count}
                onClick={() => onMove(1)}
              />
              <IconButton
                label="Duplicate part"
                icon={<Copy />}
                size="sm"
                onClick={props.onDuplicate}
              />
              <IconButton
                label="Delete part"
                icon={<Trash2 />}
                size="sm"
                disabled={count === 1}
                onClick={props.onDelete}
              />
            </span>
          )}
        </div>
      ))}
    </div>
  );
}
