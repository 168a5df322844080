import { CircleAlert } from 'lucide-react';
import { cn } from '#app/ui/cn.ts';
import { SpokenText, UnknownNames } from './spoken-text.tsx';

export interface UserTurnProps {
  id: string;
  place: number;
  text: string;
  problem: string | undefined;
  onChange: (text: string) => void;
  /** Enter: on to the reply. */
  onNext: () => void;
}

/**
 * What the user says: a bubble one types into, as in a chat. Enter goes on to the reply, Shift+Enter makes
 * a new line; a touch keyboard has no Shift to hold, so its Enter makes the line.
 */
export function UserTurn({ id, place, text, problem, onChange, onNext }: UserTurnProps) {
  return (
    <div className="flex w-full flex-col items-end gap-1">
      <SpokenText
        id={`turn-${id}`}
        data-stop=""
        value={text}
        aria-label={`What the user says in turn ${place}`}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`turn-${id}-problem turn-${id}-names`}
        placeholder="What the user says…"
        onValueChange={onChange}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          if (event.shiftKey || event.altKey) return;
          const isMod = event.ctrlKey || event.metaKey;
          if (!isMod && matchMedia('(pointer: coarse)').matches) return;
          event.preventDefault();
          event.stopPropagation();
          onNext();
        }}
        className={cn(
          'min-w-56 max-w-[min(38rem,94%)] rounded-xl rounded-tr-sm border border-transparent bg-accent-soft transition-colors hover:border-accent-line has-focus-visible:border-accent has-focus-visible:outline-2 has-focus-visible:outline-accent/30',
          problem && 'border-fail',
        )}
      />
      {problem && (
        <p id={`turn-${id}-problem`} className="flex gap-1.5 text-fail text-xs">
          <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
          {problem}
        </p>
      )}
      <UnknownNames id={`turn-${id}-names`} text={text} />
    </div>
  );
}
