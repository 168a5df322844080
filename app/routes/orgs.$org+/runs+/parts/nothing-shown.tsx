import { Link } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import type { RowFilter } from '#server/areas/runs/schema.ts';

const sentences = {
  failed: 'No conversation that is shown has failed.',
  errored: 'No conversation that is shown ended in an error.',
  notPassed: 'No conversation that is shown failed or ended in an error.',
  passed: 'No conversation that is shown has passed.',
  unchecked: 'No conversation that is shown is unchecked.',
  waiting: 'No conversation that is shown is still to be played.',
} as const;

/** A filter let nothing through. */
export function NothingShown({ filter = {} }: { filter?: RowFilter | undefined }) {
  const isNamed = Object.keys(filter).join() === 'search';
  return (
    <EmptyState
      title={isNamed ? 'No scenario of that name' : 'Nothing of the kind'}
      drawing="search"
      action={
        <Button asChild>
          <Link to="?">Show all scenarios</Link>
        </Button>
      }
    >
      {sentenceOf(filter)}
    </EmptyState>
  );
}

function sentenceOf(filter: RowFilter): string {
  const { verdict, flaky, changed } = filter;
  if (Object.keys(filter).length > 1) return 'No scenario fits all that is asked for.';
  if (verdict) return sentences[verdict];
  if (flaky) return 'The repeats of each scenario came out alike.';
  if (changed) return 'Everything came out as in the completed run of the suite before.';
  return 'Try another word, or another filter.';
}
