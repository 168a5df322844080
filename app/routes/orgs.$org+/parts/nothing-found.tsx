import { Link } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';

/** What a list shows when its search and filters leave nothing. */
export function NothingFound({ what }: { what: string }) {
  return (
    <EmptyState
      title={`No ${what} match`}
      drawing="search"
      action={
        <Button asChild>
          <Link to="?">Clear search and filters</Link>
        </Button>
      }
    >
      Try another word, or look at all of them. Archived ones show only with that status.
    </EmptyState>
  );
}
