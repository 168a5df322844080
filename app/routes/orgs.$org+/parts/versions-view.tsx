import { Link, useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { cn } from '#app/ui/cn.ts';
import { CodeText } from '#app/ui/code-text.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { DiffView } from './diff-view.tsx';

export interface ListedVersion {
  version: number;
  createdBy: string | null;
  createdAt: Date;
  message?: string;
}

export interface VersionsViewProps {
  /** Newest first. */
  versions: readonly ListedVersion[];
  /** What a version says, as text; empty for one there is not. */
  textOf: (version: number) => string;
  /** Buttons for the version that is looked at. */
  actions?: (version: ListedVersion) => ReactNode;
}

/** Versions on the left; on the right what the chosen one changed, or all of it. In the address. */
export function VersionsView({ versions, textOf, actions }: VersionsViewProps) {
  const [params] = useSearchParams();
  const chosen =
    versions.find(({ version }) => String(version) === params.get('version')) ?? versions[0];
  if (!chosen) return null;
  const showsAll = params.get('show') === 'all' || chosen.version === 1;
  const at = (version: number, show: string | null) =>
    `?${new URLSearchParams({ version: String(version), ...(show ? { show } : {}) })}`;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[16rem_minmax(0,1fr)]">
      <nav aria-label="Versions">
        <ol className="scroll-thin flex max-h-60 flex-col gap-0.5 overflow-y-auto lg:max-h-[75vh]">
          {versions.map((one) => (
            <li key={one.version}>
              <Link
                to={at(one.version, params.get('show'))}
                preventScrollReset
                aria-current={one === chosen ? 'true' : undefined}
                className={cn(
                  'focus-ring-inset block rounded-md px-2.5 py-2 text-sm hover:bg-hover',
                  one === chosen && 'bg-selected',
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
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      <section aria-labelledby="version-shown" className="min-w-0">
        <header className="mb-3 flex flex-wrap items-center justify-between gap-3">
          <h2 id="version-shown" className="font-semibold text-base">
            Version {chosen.version}
            <span className="font-normal text-muted">
              {showsAll ? '' : ` compared with version ${chosen.version - 1}`}
            </span>
          </h2>
          <div className="flex items-center gap-3">
            {chosen.version > 1 && (
              <Link
                to={at(chosen.version, showsAll ? null : 'all')}
                preventScrollReset
                className="focus-ring rounded-sm text-accent text-sm underline decoration-accent-line underline-offset-3 hover:decoration-current"
              >
                {showsAll ? 'Show changes' : 'Show all of it'}
              </Link>
            )}
            {actions?.(chosen)}
          </div>
        </header>
        {showsAll ? (
          <CodeText block text={textOf(chosen.version)} copyLabel="Copy this version" />
        ) : (
          <DiffView before={textOf(chosen.version - 1)} after={textOf(chosen.version)} />
        )}
      </section>
    </div>
  );
}
