import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { useListKeys } from '#app/ui/use-list-keys.ts';
import { canPrompts } from '#server/areas/prompts/access.ts';
import { FirstSteps } from './parts/overview/first-steps.tsx';
import { LatestRun } from './parts/overview/latest-run.tsx';
import { readOverview } from './parts/overview/read-overview.server.ts';
import { RecentRuns } from './parts/overview/recent-runs.tsx';
import { RunningNow } from './parts/overview/running-now.tsx';
import { suiteTrends } from './parts/overview/suite-trends.ts';
import { TrendsCard } from './parts/overview/trends-card.tsx';
import { isOver } from './runs+/parts/run-shapes.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'Overview');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return await load(request, () => readOverview(context.org(params.org ?? '')));
}

export default function OverviewPage() {
  const { runs, latest, failures, begun } = useLoaderData<typeof loader>();
  const org = useOrg();
  useListKeys();
  if (runs.length === 0) {
    return (
      <>
        <PageHeader title="Overview" />
        {begun && org.may(canPrompts.write) ? (
          <FirstSteps begun={begun} />
        ) : (
          <EmptyState title="Nothing has run yet" drawing="run">
            As soon as somebody runs a suite here, you see how it came out and why something failed.
          </EmptyState>
        )}
      </>
    );
  }
  const trends = suiteTrends(runs);
  return (
    <>
      <PageHeader title="Overview" />
      <div className="flex flex-col gap-5">
        <RunningNow runs={runs.filter(({ status }) => !isOver(status))} />
        {latest && <LatestRun run={latest} failures={failures} />}
        <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <RecentRuns runs={runs} />
          {trends.length > 0 && <TrendsCard trends={trends} />}
        </div>
      </div>
    </>
  );
}
