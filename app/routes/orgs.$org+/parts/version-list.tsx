import { Link, useSearchParams } from '@remix-run/react';
import { Tag } from 'lucide-react';
import { Badge } from '#app/ui/badge.tsx';
import { cn } from '#app/ui/cn.ts';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { pageLinks } from './list-query.ts';
import type { ListedVersion } from './versions-view.tsx';

export interface VersionListProps {
  versions: readonly ListedVersion[];
  chosen: number;
  nextCursor: string | null;
}

/** Who saved which version when and why; each is a link to what it changed. */
export function VersionList({ versions, chosen, nextCursor }: VersionListProps) {
  const [params] = useSearchParams();
  const to = (version: number) => {
    const next = new URLSearchParams(params);
    next.delete('with');
    next.set('version', String(version));
    return `?${next}`;
  };
  const rest = new URLSearchParams(params);
  rest.delete('version');
  rest.delete('with');
  const { previous, next } = pageLinks(`?${rest}`, nextCursor);
  return (
    <nav aria-label="Versions">
      <ol className="scroll-thin flex max-h-60 flex-col gap-0.5 overflow-y-auto lg:max-h-[75vh]">
        {versions.map((one) => (
          <li key={one.version}>
            <Link
              to={to(one.version)}
              preventScrollReset
              aria-current={one.version === chosen ? 'true' : undefined}
              className={cn(
                'focus-ring-inset block rounded-md px-2.5 py-2 text-sm hover:bg-hover',
                one.version === chosen && 'bg-selected',
              )}
            >
              <span className="flex items-baseline justify-between gap-2">
                <span className="font-medium tabular-nums">Version {one.version}</span>
                <RelativeTime at={one.createdAt} className="text-muted text-xs" />
              </span>
              <span className="block truncate text-muted text-xs">
                {one.createdBy ?? 'Somebody who left'}
              </span>
              {one.message && <span className="mt-0.5 block text-pretty">{one.message}</span>}
              {one.labels && one.labels.length > 0 && <Labels names={one.labels} />}
            </Link>
          </li>
        ))}
      </ol>
      {(previous || next) && (
        <p className="mt-2 flex justify-between gap-3 px-2.5 text-sm">
          {previous && <TextLink to={previous}>Newer versions</TextLink>}
          {next && <TextLink to={next}>Older versions</TextLink>}
        </p>
      )}
    </nav>
  );
}

function Labels({ names }: { names: readonly string[] }) {
  return (
    <span className="mt-1 flex flex-wrap gap-1">
      <span className="sr-only">Labels: </span>
      {names.map((name) => (
        <Badge key={name} tone="accent">
          <Tag aria-hidden="true" />
          <span className="truncate">{name}</span>
        </Badge>
      ))}
    </span>
  );
}
