import { Link, useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { cn } from '#app/ui/cn.ts';
import { type CellClass, cellClasses } from '#server/areas/runs/schema.ts';
import { ClassIcon, classLook } from './class-look.tsx';
import { shownClass } from './compare-query.ts';

/** How many there are of each class; each is a filter, kept in the address. */
export function ClassChips({ counts }: { counts: Record<CellClass, number> }) {
  const [params] = useSearchParams();
  const shown = shownClass(params);
  const to = (show: CellClass | null) => {
    const next = new URLSearchParams(params);
    next.delete('cursor');
    if (show) next.set('show', show);
    else next.delete('show');
    return `?${next}`;
  };
  const changed = cellClasses
    .filter((name) => name !== 'unchanged')
    .reduce((sum, name) => sum + counts[name], 0);
  return (
    <nav aria-label="Results shown" className="flex flex-wrap gap-1.5">
      <Chip to={to(null)} isCurrent={shown === null} count={changed} isQuiet={false}>
        Changed or failing
      </Chip>
      {cellClasses.map((name) => (
        <Chip
          key={name}
          to={to(shown === name ? null : name)}
          isCurrent={shown === name}
          count={counts[name]}
          isQuiet={counts[name] === 0}
          title={classLook[name].says}
        >
          <ClassIcon name={name} />
          {classLook[name].word}
        </Chip>
      ))}
    </nav>
  );
}

interface ChipProps {
  to: string;
  isCurrent: boolean;
  count: number;
  isQuiet: boolean;
  title?: string;
  children: ReactNode;
}

function Chip({ to, isCurrent, count, isQuiet, title, children }: ChipProps) {
  return (
    <Link
      to={to}
      replace
      preventScrollReset
      title={title}
      aria-current={isCurrent ? 'true' : undefined}
      className={cn(
        'focus-ring inline-flex h-8 items-center gap-1.5 rounded-full border px-3 text-sm pointer-coarse:h-11',
        isCurrent
          ? 'border-line-strong bg-selected font-medium'
          : 'border-line bg-surface hover:bg-hover',
        isQuiet && !isCurrent && 'text-muted',
      )}
    >
      {children}
      <span className={cn('tabular-nums', !isCurrent && 'text-muted')}>
        {count.toLocaleString('en')}
      </span>
    </Link>
  );
}
