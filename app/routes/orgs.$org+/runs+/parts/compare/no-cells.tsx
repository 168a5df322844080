import { Link, useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Button } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { classLook } from './class-look.tsx';
import { shownClass } from './compare-query.ts';
import type { Comparison } from './compare-shapes.ts';

/** Why there is nothing in the list, and the way to something. */
export function NoCells({ comparison }: { comparison: Comparison }) {
  const [params] = useSearchParams();
  const shown = shownClass(params);
  const to = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(params);
    next.delete('cursor');
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) next.delete(name);
      else next.set(name, value);
    }
    return `?${next}`;
  };
  const { unchanged } = comparison.counts;
  if (params.get('q')) {
    return (
      <EmptyState
        title="No scenario of that name"
        drawing="search"
        action={<Way to={to({ q: null })}>Show all scenarios</Way>}
      >
        Try another word, or look among all results.
      </EmptyState>
    );
  }
  if (shown !== null && shown !== 'all') {
    return (
      <EmptyState
        title={`Nothing ${classLook[shown].word.toLowerCase()}`}
        drawing="search"
        action={<Way to={to({ show: null })}>Show what changed or fails</Way>}
      >
        No result {classLook[shown].says}.
      </EmptyState>
    );
  }
  if (unchanged === 0) {
    return (
      <EmptyState title="No results on either side" drawing="run">
        Neither of these runs has played anything yet.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Nothing changed"
      drawing="list"
      action={
        <Way to={to({ show: 'unchanged' })}>
          Show {unchanged === 1 ? 'it' : `all ${unchanged.toLocaleString('en')}`}
        </Way>
      }
    >
      {unchanged === 1
        ? 'The one result came out as before.'
        : `All ${unchanged.toLocaleString('en')} results came out as before.`}
    </EmptyState>
  );
}

function Way({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Button asChild>
      <Link to={to} replace preventScrollReset>
        {children}
      </Link>
    </Button>
  );
}
