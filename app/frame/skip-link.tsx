/** The first stop of the keyboard: past the navigation. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-70 focus:rounded-md focus:bg-ink focus:px-3 focus:py-1.5 focus:font-medium focus:text-canvas focus:text-sm"
    >
      Skip to content
    </a>
  );
}
