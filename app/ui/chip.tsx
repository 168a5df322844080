import { X } from 'lucide-react';
import type { ReactNode } from 'react';

/** A chosen thing inside a control, with a button that takes it out. */
export function Chip(props: { label: string; icon?: ReactNode; onRemove?: () => void }) {
  return (
    <span className="inline-flex h-6 min-w-0 max-w-full items-center gap-1 rounded-sm bg-unchecked-soft pl-1.5 text-sm pointer-coarse:h-8">
      {props.icon}
      <span className="truncate">{props.label}</span>
      {props.onRemove ? (
        <button
          type="button"
          aria-label={`Remove ${props.label}`}
          onClick={props.onRemove}
          className="focus-ring-inset grid size-6 shrink-0 place-items-center rounded-sm text-muted hover:text-ink pointer-coarse:size-8"
        >
          <X aria-hidden="true" className="size-3.5" />
        </button>
      ) : (
        <span className="w-0.5" />
      )}
    </span>
  );
}
