import { ChevronsUpDown } from 'lucide-react';

/** Opens a stretch of lines that are the same. */
export function UnfoldButton({ count, onClick }: { count: number; onClick: () => void }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="focus-ring-inset my-1 flex w-full items-center gap-2 bg-sunken px-3 py-1 text-left font-sans text-muted hover:text-ink pointer-coarse:min-h-11"
    >
      <ChevronsUpDown aria-hidden="true" className="size-3.5" />
      Show {count} unchanged lines
    </button>
  );
}
