import { Square } from 'lucide-react';
import { Button } from '#app/ui/button.tsx';
import { Spinner } from '#app/ui/spinner.tsx';

/** Says who is being asked. Escape on its button stops it, too. */
export function AskingNote(props: { id: string; model: string; onStop: () => void }) {
  return (
    <p className="flex min-w-0 max-w-full flex-wrap items-center gap-x-2 text-muted text-xs">
      <Spinner className="size-3.5" />
      <span className="min-w-0 [overflow-wrap:anywhere]">Asking {props.model} what to expect</span>
      <Button
        id={props.id}
        size="sm"
        variant="ghost"
        onClick={props.onStop}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          props.onStop();
        }}
      >
        <Square />
        Stop asking
      </Button>
    </p>
  );
}
