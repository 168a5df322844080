import type { ReactNode } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Badge } from '#app/ui/badge.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import type { SuiteScenario } from './suite-form.ts';

export const rowLook =
  'flex min-h-10 items-center gap-3 border-line border-t px-4 py-1 text-sm first:border-t-0 hover:bg-hover pointer-coarse:min-h-12';

/** One scenario that is played, to look at. */
export function ScenarioRow({ index, scenario }: { index: number; scenario: SuiteScenario }) {
  return (
    <li className={rowLook}>
      <RowPlace index={index} />
      <RowName id={scenario.id} name={scenario.name} />
      <RowFacts scenario={scenario} />
    </li>
  );
}

export function RowPlace({ index }: { index: number }) {
  return (
    <span aria-hidden="true" className="w-6 shrink-0 text-right text-faint tabular-nums">
      {index + 1}
    </span>
  );
}

export function RowName(props: { id: string; name: string; children?: ReactNode }) {
  const org = useOrg();
  return (
    <span className="min-w-0 flex-1">
      <TextLink tone="quiet" to={org.to(`scenarios/${props.id}`)} className="font-medium">
        {props.name}
      </TextLink>
      {props.children}
    </span>
  );
}

export function RowFacts({ scenario }: { scenario: SuiteScenario }) {
  const { status, locale, turnCount, rowCount = 1 } = scenario;
  return (
    <>
      {status === 'ARCHIVED' && <Badge tone="error">Archived, is left out</Badge>}
      <span className="hidden shrink-0 text-muted text-xs tabular-nums sm:inline">
        <span className="font-mono">{locale}</span> · {turnCount}{' '}
        {turnCount === 1 ? 'turn' : 'turns'}
        {rowCount > 1 && ` × ${rowCount} rows`}
      </span>
    </>
  );
}
