import { Link } from '@remix-run/react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';

export interface PaginationProps {
  /** Addresses of the pages before and after; null or absent where there is none. */
  previous?: string | null;
  next?: string | null;
  /** What is shown, for instance "1–50 of 1,204". */
  summary?: ReactNode;
}

/** Steps through a list by cursor. Renders nothing when there is only one page and no summary. */
export function Pagination({ previous, next, summary }: PaginationProps) {
  if (!previous && !next && !summary) return null;
  return (
    <nav aria-label="Pages" className="mt-3 flex items-center justify-between gap-3">
      <p className="text-muted text-sm tabular-nums">{summary}</p>
      {(previous || next) && (
        <div className="flex gap-2">
          <Step to={previous} label="Previous" />
          <Step to={next} label="Next" />
        </div>
      )}
    </nav>
  );
}

function Step({ to, label }: { to: string | null | undefined; label: 'Previous' | 'Next' }) {
  const body = (
    <>
      {label === 'Previous' && <ChevronLeft aria-hidden="true" />}
      {label}
      {label === 'Next' && <ChevronRight aria-hidden="true" />}
    </>
  );
  if (!to) return <Button disabled>{body}</Button>;
  return (
    <Button asChild>
      <Link to={to} prefetch="intent" rel={label === 'Next' ? 'next' : 'prev'}>
        {body}
      </Link>
    </Button>
  );
}
