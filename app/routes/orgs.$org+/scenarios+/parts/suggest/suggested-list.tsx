import { Check, Sparkles } from 'lucide-react';
import { Button } from '#app/ui/button.tsx';
import { SuggestedChip, type SuggestedChipProps } from './suggested-chip.tsx';
import { leftOutWords } from './suggestion-notes.tsx';

export interface SuggestedListProps {
  /** Of the turn, from 1. */
  place: number;
  model: string;
  /** How many can't be used. */
  leftOut: number;
  items: readonly (SuggestedChipProps & { key: string })[];
  onTakeAll: () => void;
  onDismissAll: () => void;
}

/** What a model suggests for a turn, to be taken or dismissed. */
export function SuggestedList(props: SuggestedListProps) {
  const { place, model, leftOut, items } = props;
  return (
    <div className="flex w-full flex-col gap-2 rounded-lg border border-accent-line border-dashed bg-accent-soft/40 p-2.5">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <p className="flex min-w-0 items-center gap-1.5 text-muted text-xs">
          <Sparkles aria-hidden="true" className="size-3.5 shrink-0 text-accent" />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {model} suggests {items.length}. Take what is right.
          </span>
        </p>
        <span className="flex gap-1">
          <Button size="sm" onClick={props.onTakeAll}>
            <Check />
            Add all
          </Button>
          <Button size="sm" variant="ghost" onClick={props.onDismissAll}>
            Dismiss all
          </Button>
        </span>
      </div>
      <ul
        aria-label={`Suggested expectations for turn ${place}`}
        className="flex w-full flex-col gap-1.5"
      >
        {items.map(({ key, ...item }) => (
          <SuggestedChip key={key} {...item} />
        ))}
      </ul>
      {leftOut > 0 && <p className="text-muted text-xs">{leftOutWords(leftOut)}</p>}
    </div>
  );
}
