import { Link, useSearchParams } from '@remix-run/react';
import { ArrowLeftRight } from 'lucide-react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { CopyLink } from '../copy-link.tsx';
import type { RunSummary } from '../run-shapes.ts';

/** Which two runs these are. */
export function CompareHead({ run, base }: { run: RunSummary; base: RunSummary | null }) {
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
          {base && (
            <span className="font-normal text-muted">
              {' '}
              compared with{' '}
              <span className="tabular-nums">
                {base.suiteName === run.suiteName ? '' : `${base.suiteName} `}#{base.number}
              </span>
            </span>
          )}
        </>
      }
      description={
        base && (
          <>
            <TextLink to={org.to(`runs/${base.id}`)}>#{base.number}</TextLink>
            {promptsText(base)} played <RelativeTime at={base.createdAt} />,{' '}
            <TextLink to={org.to(`runs/${run.id}`)}>#{run.number}</TextLink>
            {promptsText(run)} <RelativeTime at={run.createdAt} />.
          </>
        )
      }
      actions={
        <>
          {base && base.id !== run.id && (
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

/** " (Support v3)" for a run that played versions of prompts. */
function promptsText({ targets }: RunSummary): string {
  const used = new Set(
    targets.flatMap(({ promptName, promptVersion }) =>
      promptName === null ? [] : [`${promptName} v${promptVersion}`],
    ),
  );
  return used.size > 0 && used.size <= 3 ? ` (${[...used].join(', ')})` : '';
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
