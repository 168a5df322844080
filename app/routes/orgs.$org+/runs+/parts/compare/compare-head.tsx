import { Link, useSearchParams } from '@remix-run/react';
import { ArrowLeftRight } from 'lucide-react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { CopyLink } from '../copy-link.tsx';
import type { RunSummary } from '../run-shapes.ts';
import type { Comparison } from './compare-shapes.ts';
import { sideNames } from './side-names.ts';

export interface CompareHeadProps {
  run: RunSummary;
  /** Null when there is nothing to compare it with. */
  comparison: Comparison | null;
}

/** Which two runs these are. */
export function CompareHead({ run, comparison }: CompareHeadProps) {
  const base = comparison?.base ?? null;
  const isOneRun = base?.id === run.id;
  const org = useOrg();
  const [params] = useSearchParams();
  const runName = `${run.suiteName} #${run.number}`;
  return (
    <PageHeader
      breadcrumbs={[
        { label: 'Runs', to: org.to('runs') },
        { label: runName, to: org.to(`runs/${run.id}`) },
        { label: 'Compare' },
      ]}
      title={
        <>
          {run.suiteName} <span className="tabular-nums">#{run.number}</span>
          {comparison && <Against comparison={comparison} />}
        </>
      }
      description={
        base &&
        !isOneRun && (
          <>
            <TextLink to={org.to(`runs/${base.id}`)}>#{base.number}</TextLink>
            {playedWith(base, run)} played <RelativeTime at={base.createdAt} />,{' '}
            <TextLink to={org.to(`runs/${run.id}`)}>#{run.number}</TextLink>
            {playedWith(run, base)} <RelativeTime at={run.createdAt} />.
            {comparison?.isPart && ` Only what #${run.number} has is compared.`}
          </>
        )
      }
      actions={
        <>
          {base && !isOneRun && (
            <Button asChild>
              <Link to={org.to(`runs/${base.id}/compare?${turned(params, run.id)}`)}>
                <ArrowLeftRight />
                Swap
              </Link>
            </Button>
          )}
          <CopyLink />
        </>
      }
    />
  );
}

function Against({ comparison }: { comparison: Comparison }) {
  const { base, run } = comparison;
  const names = sideNames(comparison);
  if (base.id !== run.id) {
    return (
      <span className="font-normal text-muted">
        {' '}
        compared with{' '}
        <span className="tabular-nums">
          {base.suiteName === run.suiteName ? '' : `${base.suiteName} `}#{base.number}
        </span>
      </span>
    );
  }
  if (names.base === names.run) {
    return <span className="font-normal text-muted"> compared with itself</span>;
  }
  return (
    <>
      : {names.run} <span className="font-normal text-muted">compared with {names.base}</span>
    </>
  );
}

/** " (Support v3, values of staging)": versions of prompts, and values where the other run had others. */
function playedWith({ targets, environment }: RunSummary, other: RunSummary): string {
  const used = new Set(
    targets.flatMap(({ promptName, promptVersion }) =>
      promptName === null ? [] : [`${promptName} v${promptVersion}`],
    ),
  );
  const parts = used.size <= 3 ? [...used] : [];
  if (environment !== null && environment !== other.environment) {
    parts.push(`values of ${environment}`);
  }
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}

/** The same comparison from the other side. */
function turned(params: URLSearchParams, runId: string): URLSearchParams {
  const next = new URLSearchParams({ with: runId });
  const [from, to] = [params.get('from'), params.get('to')];
  if (from !== null && to !== null) {
    next.set('from', to);
    next.set('to', from);
  }
  for (const name of ['q', 'max', 'rate']) {
    const value = params.get(name);
    if (value !== null) next.set(name, value);
  }
  return next;
}
