import { Link, useNavigate } from '@remix-run/react';
import { ArrowLeft, ArrowRight, ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from '#app/ui/button.tsx';
import { Tooltip } from '#app/ui/tooltip.tsx';
import { useShortcuts } from '#app/ui/use-shortcuts.ts';

export interface TranscriptNavProps {
  /** The address of the run's items, ending in a slash. */
  itemsPath: string;
  previousId: string | null;
  nextId: string | null;
  previousFailingId: string | null;
  nextFailingId: string | null;
}

/** Steps through the conversations of a run: `←` and `→` all of them, `p` and `n` those that failed. */
export function TranscriptNav(props: TranscriptNavProps) {
  const { itemsPath, previousId, nextId, previousFailingId, nextFailingId } = props;
  const navigate = useNavigate();
  const go = (id: string | null) => () => {
    if (id) navigate(itemsPath + id);
  };
  useShortcuts({
    ArrowLeft: go(previousId),
    ArrowRight: go(nextId),
    p: go(previousFailingId),
    n: go(nextFailingId),
  });
  const to = (id: string | null) => (id ? itemsPath + id : null);
  // The only conversation of its run leads nowhere.
  if (!previousId && !nextId) return null;
  return (
    <nav aria-label="Conversations of this run" className="flex flex-wrap items-center gap-2">
      <span className="flex">
        <Step
          to={to(previousId)}
          keys={['←']}
          label="Previous conversation"
          className="rounded-r-none px-0"
        >
          <ChevronLeft aria-hidden="true" />
        </Step>
        <Step
          to={to(nextId)}
          keys={['→']}
          label="Next conversation"
          className="-ml-px rounded-l-none px-0"
        >
          <ChevronRight aria-hidden="true" />
        </Step>
      </span>
      <Step to={to(previousFailingId)} keys={['P']} label="Previous failure">
        <ArrowLeft aria-hidden="true" />
        <span className="sr-only sm:not-sr-only">Previous failure</span>
      </Step>
      <Step to={to(nextFailingId)} keys={['N']} label="Next failure">
        Next failure
        <ArrowRight aria-hidden="true" />
      </Step>
    </nav>
  );
}

interface StepProps {
  to: string | null;
  keys: string[];
  label: string;
  className?: string;
  children: React.ReactNode;
}

function Step({ to, keys, label, className, children }: StepProps) {
  const isSquare = className !== undefined;
  const look = isSquare ? `w-8 pointer-coarse:min-w-11 ${className}` : undefined;
  if (!to) {
    return (
      <Button disabled aria-label={label} className={look}>
        {children}
      </Button>
    );
  }
  return (
    <Tooltip content={label} keys={keys}>
      <Button asChild className={look}>
        <Link to={to} aria-label={label} prefetch="intent">
          {children}
        </Link>
      </Button>
    </Tooltip>
  );
}
