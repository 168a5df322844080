import { useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { CodeText } from '#app/ui/code-text.tsx';
import { Diff } from '#app/ui/diff.tsx';
import { comparedVersions } from './compared-versions.ts';
import { VersionList } from './version-list.tsx';
import { VersionLooks } from './version-looks.tsx';

export interface ListedVersion {
  version: number;
  createdBy: string | null;
  createdAt: Date;
  message?: string;
  labels?: readonly string[];
}

export interface VersionsViewProps {
  /** One page of them, newest first. */
  versions: readonly ListedVersion[];
  /** The newest there is. */
  newest: number;
  /** What a version says, as text; empty for one that was not loaded. */
  textOf: (version: number) => string;
  /** Buttons for the version that is looked at. */
  actions?: (version: { version: number }) => ReactNode;
  nextCursor: string | null;
}

/** Versions on the left; on the right what changed between two of them, or all of one. In the address. */
export function VersionsView(props: VersionsViewProps) {
  const { versions, newest, textOf } = props;
  const [params] = useSearchParams();
  const first = versions[0]?.version ?? newest;
  const { chosen, base } = comparedVersions(params, { first, newest });
  const show = params.get('show');
  const showsAll = base === null || show === 'all';
  const [older = chosen, newer = chosen] =
    base === null || base < chosen ? [base, chosen] : [chosen, base];
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[16rem_minmax(0,1fr)]">
      <VersionList versions={versions} chosen={chosen} nextCursor={props.nextCursor} />
      <section aria-labelledby="version-shown" className="min-w-0">
        <header className="mb-3 flex flex-wrap items-center justify-between gap-3">
          <h2 id="version-shown" className="font-semibold text-base">
            Version {chosen}
            {!showsAll && (
              <span className="font-normal text-muted"> compared with version {base}</span>
            )}
          </h2>
          <div className="flex flex-wrap items-center gap-2">
            {props.actions?.({ version: chosen })}
          </div>
        </header>
        {base !== null && <VersionLooks versions={versions} chosen={chosen} base={base} />}
        {showsAll || older === null ? (
          <CodeText block text={textOf(chosen)} copyLabel="Copy this version" />
        ) : (
          <Diff
            key={`${older}-${newer}`}
            before={textOf(older)}
            after={textOf(newer)}
            beforeName={`Version ${older}`}
            afterName={`Version ${newer}`}
            layout={show === 'side' ? 'side' : 'inline'}
          />
        )}
      </section>
    </div>
  );
}
