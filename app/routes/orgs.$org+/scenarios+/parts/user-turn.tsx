import { CircleAlert } from 'lucide-react';
import { cn } from '#app/ui/cn.ts';

export interface UserTurnProps {
  id: string;
  place: number;
  text: string;
  problem: string | undefined;
  onChange: (text: string) => void;
  /** Ctrl/⌘+Enter: on to the reply. */
  onNext: () => void;
}

/** What the user says: a bubble one types into. */
export function UserTurn({ id, place, text, problem, onChange, onNext }: UserTurnProps) {
  return (
    <div className="flex w-full flex-col items-end gap-1">
      <textarea
        id={`turn-${id}`}
        dir="auto"
        rows={1}
        value={text}
        aria-label={`What the user says in turn ${place}`}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `turn-${id}-problem` : undefined}
        placeholder="What the user says…"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          onNext();
        }}
        className={cn(
          'scroll-thin field-sizing-content max-h-100 min-w-56 max-w-[min(38rem,94%)] resize-none rounded-xl rounded-tr-sm border border-transparent bg-accent-soft px-3.5 py-2.5 text-base leading-relaxed transition-colors hover:border-accent-line focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-accent/30 not-supports-[field-sizing:content]:w-full pointer-coarse:text-lg',
          problem && 'border-fail',
        )}
      />
      {problem && (
        <p id={`turn-${id}-problem`} className="flex gap-1.5 text-fail text-xs">
          <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
          {problem}
        </p>
      )}
    </div>
  );
}
