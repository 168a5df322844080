import { Link } from '@remix-run/react';
import { GitCompareArrows } from 'lucide-react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { canRuns } from '#server/areas/runs/access.ts';
import { canSuites } from '#server/areas/suites/access.ts';
import { AgainMenu } from './again/again-menu.tsx';
import { CancelRun } from './cancel-run.tsx';
import { ConnectionNote } from './connection-note.tsx';
import { RunMenu } from './run-menu.tsx';
import { RunResult } from './run-result.tsx';
import { isOver, type RunDetail } from './run-shapes.ts';
import { StartAgain } from './start-again.tsx';
import type { Connection } from './use-run-stream.ts';

/** Which run this is, how it came out, and what one can do about it. */
export function RunHead({ run, connection }: { run: RunDetail; connection: Connection }) {
  const org = useOrg();
  const mayRun = org.may(canRuns.execute);
  const over = isOver(run.status);
  return (
    <PageHeader
      breadcrumbs={[{ label: 'Runs', to: org.to('runs') }, { label: `Run ${run.number}` }]}
      title={
        <>
          {run.suiteName} <span className="font-normal text-muted tabular-nums">#{run.number}</span>
        </>
      }
      badge={
        <>
          <RunResult run={run} size="full" />
          <ConnectionNote connection={connection} />
        </>
      }
      description={
        <>
          Started by {run.startedBy ?? 'someone who has left'} <RelativeTime at={run.createdAt} />
          {run.repeats > 1 && `, each scenario ${run.repeats} times`}
          {run.environment && ` with the values of ${run.environment}`}
          {run.judgeName && `, judged by ${run.judgeName}`}
          {run.source && (
            <>
              {run.isRescored ? ', with the replies of ' : ', from '}
              <TextLink to={org.to(`runs/${run.source.id}`)}>run {run.source.number}</TextLink>
            </>
          )}
          {run.suiteId && org.may(canSuites.read) && (
            <>
              {' · '}
              <TextLink to={org.to(`suites/${run.suiteId}`)}>Open suite</TextLink>
            </>
          )}
        </>
      }
      actions={
        <>
          <RunMenu run={run} />
          {over && (
            <Button asChild>
              <Link to={org.to(`runs/${run.id}/compare`)} prefetch="intent">
                <GitCompareArrows className="max-[25rem]:hidden" />
                Compare
              </Link>
            </Button>
          )}
          {mayRun &&
            (over ? (
              <>
                <AgainMenu run={run} />
                {run.suiteId && <StartAgain run={run} suiteId={run.suiteId} />}
              </>
            ) : (
              <CancelRun run={run} />
            ))}
        </>
      }
    />
  );
}
