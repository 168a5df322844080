import { Link } from '@remix-run/react';
import { cn } from './cn.ts';

export interface Crumb {
  label: string;
  to?: string;
}

/** Where this page lies. The last crumb is the page itself and needs no address. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className="flex min-w-0 items-center text-muted text-sm">
        {crumbs.map((crumb, index) => {
          const last = index === crumbs.length - 1;
          return (
            <li
              key={`${crumb.to ?? ''}${crumb.label}`}
              // The section is short, and the page itself stands below as its heading: it gives way first.
              className={cn(
                'flex items-center',
                index === 0 && !last ? 'shrink-0' : 'min-w-12 shrink',
              )}
            >
              {index > 0 && (
                <span aria-hidden="true" className="px-1.5 text-control">
                  /
                </span>
              )}
              {crumb.to && !last ? (
                <Link
                  to={crumb.to}
                  prefetch="intent"
                  className="focus-ring truncate rounded-sm hover:text-ink"
                >
                  {crumb.label}
                </Link>
              ) : (
                <span className="min-w-0 truncate" aria-current={last ? 'page' : undefined}>
                  {crumb.label}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
