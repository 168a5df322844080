/** The row of tabs: scrolls sideways when it must, hairline below. */
export const tabRow =
  'scroll-thin flex gap-1 overflow-x-auto border-line border-b [scrollbar-width:none]';

/** One tab; the chosen one carries data-state=active or aria-current=page. */
export const tabLook =
  'focus-ring-inset relative flex h-9 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-t-md px-2.5 font-medium text-muted text-sm transition-colors after:absolute after:inset-x-2.5 after:-bottom-px after:h-0.5 after:rounded-full hover:text-ink data-[state=active]:text-ink data-[state=active]:after:bg-accent aria-[current=page]:text-ink aria-[current=page]:after:bg-accent pointer-coarse:h-11';

/** A count behind a tab's name. */
export const tabCount =
  'rounded-full bg-unchecked-soft px-1.5 text-[0.6875rem] text-unchecked leading-4 tabular-nums';
