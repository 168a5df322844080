import { useId } from 'react';
import { cn } from '#app/ui/cn.ts';

export interface KindSwitchProps {
  isChat: boolean;
  onChange: (isChat: boolean) => void;
  /** Why a chat prompt can’t be made a plain one, or null. */
  heldBy: string | null;
  readOnly: boolean;
}

const kinds = [
  { isChat: false, label: 'Plain', hint: 'One text, given as the system message.' },
  { isChat: true, label: 'Chat', hint: 'Parts with roles, in order. The conversation follows.' },
] as const;

/** Plain or chat: one text, or parts with roles. */
export function KindSwitch({ isChat, onChange, heldBy, readOnly }: KindSwitchProps) {
  const id = useId();
  const hint = isChat && heldBy ? heldBy : kinds.find((kind) => kind.isChat === isChat)?.hint;
  return (
    <fieldset
      className="flex flex-wrap items-center gap-x-3 gap-y-1.5"
      aria-describedby={`${id}-hint`}
    >
      <legend className="sr-only">Kind of prompt</legend>
      <span className="inline-flex rounded-md border border-line bg-sunken p-0.5">
        {kinds.map((kind) => {
          const isChosen = kind.isChat === isChat;
          const isOff = readOnly || (!kind.isChat && isChat && heldBy !== null);
          return (
            <label
              key={kind.label}
              className={cn(
                'flex items-center rounded-sm px-3 py-1 text-muted text-sm has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:min-h-11',
                isChosen && 'bg-surface font-medium text-ink shadow-xs',
                !isChosen && !isOff && 'hover:text-ink',
                isOff && !isChosen && 'opacity-60',
              )}
            >
              <input
                type="radio"
                name={`${id}-kind`}
                className="sr-only"
                checked={isChosen}
                disabled={isOff && !isChosen}
                onChange={() => onChange(kind.isChat)}
              />
              {kind.label}
            </label>
          );
        })}
      </span>
      <span id={`${id}-hint`} className="text-muted text-xs">
        {hint}
      </span>
    </fieldset>
  );
}
