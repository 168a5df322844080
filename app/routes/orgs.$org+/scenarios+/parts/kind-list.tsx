import { useEffect, useRef } from 'react';
import { cn } from '#app/ui/cn.ts';
import type { ExpectationKind } from './describe-expectation.ts';
import { kindIcons } from './kind-look.ts';
import type { KindWord } from './kind-words.ts';

export const optionId = (listId: string, at: number) => `${listId}-${at}`;

export interface KindListProps {
  id: string;
  offers: readonly KindWord[];
  /** The one that Enter takes. */
  at: number;
  onChoose: (kind: ExpectationKind) => void;
}

/** The kinds offered below the line that is typed in, which keeps the focus and has the keys. */
export function KindList({ id, offers, at, onChoose }: KindListProps) {
  const list = useRef<HTMLUListElement>(null);
  // Scrolling may answer with a promise, which is no clean-up.
  useEffect(() => {
    list.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <ul
      id={id}
      ref={list}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the options of the box above
      role="listbox"
      aria-label="Kinds of expectation"
      className="absolute top-full left-0 z-30 mt-1 w-full min-w-56 animate-rise rounded-md border border-line-strong bg-raised p-1 shadow-lg"
    >
      {offers.map(({ kind, word, hint }, i) => {
        const Icon = kindIcons[kind];
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box above has the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box above
          <li
            key={kind}
            id={optionId(id, i)}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: an option of the box above
            role="option"
            aria-selected={i === at}
            // Keeps the focus in the box.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(kind)}
            className={cn(
              'flex cursor-default items-center gap-2 rounded-sm px-2 py-1.5 text-sm hover:bg-hover pointer-coarse:py-3',
              i === at && 'bg-selected',
            )}
          >
            <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" />
            <span className="font-medium">{word}</span>
            <span className="truncate text-muted text-xs">{hint}</span>
          </li>
        );
      })}
    </ul>
  );
}
