import { Link, useNavigate, useSearchParams } from '@remix-run/react';
import { cn } from '#app/ui/cn.ts';
import { Combobox } from '#app/ui/combobox.tsx';
import { Field } from '#app/ui/field.tsx';
import type { ListedVersion } from './versions-view.tsx';

export interface VersionLooksProps {
  versions: readonly ListedVersion[];
  chosen: number;
  base: number;
}

const looks = [
  { show: null, label: 'Inline' },
  { show: 'side', label: 'Side by side' },
  { show: 'all', label: 'Whole text' },
] as const;

/** How a version is looked at: its changes one way or the other, or all of it; and compared with which. */
export function VersionLooks({ versions, chosen, base }: VersionLooksProps) {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const current = looks.find(({ show }) => show === params.get('show')) ?? looks[0];
  const at = (name: 'show' | 'with', value: string | null) => {
    const next = new URLSearchParams(params);
    next.set('version', String(chosen));
    if (value === null) next.delete(name);
    else next.set(name, value);
    return `?${next}`;
  };
  const numbers = versions.map(({ version }) => version).filter((version) => version !== chosen);
  const others = numbers.includes(base) ? numbers : [base, ...numbers];
  const about = new Map(versions.map((one) => [one.version, one]));
  return (
    <div className="mb-3 flex flex-wrap items-end justify-between gap-3">
      {current.show !== 'all' && (
        <Field label="Compare with" className="w-56 max-w-full">
          <Combobox
            value={String(base)}
            searchPlaceholder="Search versions"
            onValueChange={(version) => {
              if (version) navigate(at('with', version), { preventScrollReset: true });
            }}
            options={others.map((version) => ({
              value: String(version),
              label: `Version ${version}`,
              hint: hintOf(about.get(version)),
            }))}
          />
        </Field>
      )}
      <nav
        aria-label="How it is shown"
        className="ml-auto flex rounded-md border border-line bg-sunken p-0.5"
      >
        {looks.map((look) => (
          <Link
            key={look.label}
            to={at('show', look.show)}
            preventScrollReset
            replace
            aria-current={look === current ? 'true' : undefined}
            className={cn(
              'focus-ring flex items-center rounded-sm px-2.5 py-1 text-muted text-sm hover:text-ink pointer-coarse:min-h-11',
              look === current && 'bg-surface text-ink shadow-xs',
              look.show === 'side' && 'max-md:hidden',
              // There is no room for it there: what shows is inline.
              look.show === null &&
                current.show === 'side' &&
                'max-md:bg-surface max-md:text-ink max-md:shadow-xs',
            )}
          >
            {look.label}
          </Link>
        ))}
      </nav>
    </div>
  );
}

function hintOf(version: ListedVersion | undefined): string | undefined {
  if (!version) return undefined;
  const labels = version.labels?.length ? ` · ${version.labels.join(', ')}` : '';
  return `${version.message || (version.createdBy ?? 'Somebody who left')}${labels}`;
}
