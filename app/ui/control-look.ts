/** The look every box one can type into or open shares. */
export const controlLook =
  'w-full min-w-0 rounded-md border border-control bg-surface text-sm text-ink shadow-xs transition-colors hover:border-muted focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-accent/30 focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted disabled:opacity-70 disabled:hover:border-control [&[readonly]]:bg-sunken aria-invalid:border-fail aria-invalid:focus-visible:outline-fail/30 pointer-coarse:text-lg';

/** Height and padding of a single-line control. */
export const controlLine = 'h-8 px-2.5 pointer-coarse:h-11';
