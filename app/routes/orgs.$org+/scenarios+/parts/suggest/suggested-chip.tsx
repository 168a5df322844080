import { Plus, X } from 'lucide-react';
import { Badge } from '#app/ui/badge.tsx';
import { cn } from '#app/ui/cn.ts';
import { IconButton } from '#app/ui/icon-button.tsx';
import type { ExpectationSpec } from '#server/areas/scenarios/schema.ts';
import { ExpectationChip, type Tried } from '../expectation-chip.tsx';

export interface SuggestedChipProps {
  id: string;
  spec: ExpectationSpec;
  /** The same in words. */
  words: string;
  tried: Tried | null;
  onTake: () => void;
  onDismiss: () => void;
}

/** A suggested expectation: Enter takes it, Delete dismisses it, and so do its two buttons. */
export function SuggestedChip(props: SuggestedChipProps) {
  const { id, spec, words, tried } = props;
  return (
    <li className="flex min-w-0 items-start gap-1">
      <button
        id={id}
        type="button"
        data-stop=""
        aria-label={`Add ${words}`}
        aria-describedby={`${id}-about`}
        onClick={props.onTake}
        onKeyDown={(event) => {
          if (event.key !== 'Delete' && event.key !== 'Backspace') return;
          if (event.altKey || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          event.stopPropagation();
          props.onDismiss();
        }}
        className={cn(
          'focus-ring flex min-w-0 items-start gap-2 rounded-md border border-line border-dashed bg-surface px-2.5 py-1 text-left text-sm transition-colors hover:border-control pointer-coarse:min-h-11 pointer-coarse:items-center',
          tried?.verdict === 'FAIL' && 'border-fail-line',
          tried?.verdict === 'PASS' && 'border-pass-line',
        )}
      >
        <span className="flex min-w-0 flex-wrap items-start gap-x-2">
          <ExpectationChip spec={spec} tried={tried} />
          <Badge tone="accent" className="my-0.5 shrink-0">
            Suggested
          </Badge>
        </span>
        <Plus aria-hidden="true" className="mt-1.5 size-3.5 shrink-0 text-muted" />
      </button>
      <span id={`${id}-about`} hidden>
        {aboutOf(spec, tried)}
      </span>
      <IconButton
        label={`Dismiss ${words}`}
        icon={<X />}
        size="sm"
        className="mt-0.5"
        onClick={props.onDismiss}
      />
    </li>
  );
}

function aboutOf(spec: ExpectationSpec, tried: Tried | null): string {
  if (spec.kind === 'SEMANTIC_ASSERT') return 'Suggested.';
  if (!tried) return 'Suggested.';
  if (tried.verdict === 'PASS') return 'Suggested. The reply passes it.';
  return `Suggested. The reply does not pass it: ${tried.evidence.message}`;
}
