import { useNavigation } from '@remix-run/react';

/** A thin bar on top while the next page loads, only when that takes longer than a moment. */
export function NavProgress() {
  const { state } = useNavigation();
  if (state === 'idle') return null;
  return (
    <div
      role="progressbar"
      aria-label="Loading page"
      className="fixed inset-x-0 top-0 z-70 h-0.5 animate-appear overflow-hidden"
    >
      <div className="h-full w-full origin-left animate-[progress_8s_cubic-bezier(0.1,0.8,0.2,1)_both] bg-accent" />
    </div>
  );
}
