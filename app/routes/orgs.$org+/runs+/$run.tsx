import type { LoaderFunctionArgs, MetaFunction, SerializeFrom } from '@remix-run/node';
import {
  Link,
  type ShouldRevalidateFunctionArgs,
  useLoaderData,
  useSearchParams,
} from '@remix-run/react';
import { useMemo } from 'react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { stoppedText } from '#server/areas/runs/schema.ts';
import { EvidenceGone } from './parts/evidence-gone.tsx';
import { filterRows, shownVerdicts } from './parts/filter-rows.ts';
import { loadRun } from './parts/load-run.server.ts';
import { ResultAnnouncer } from './parts/result-announcer.tsx';
import { RunHead } from './parts/run-head.tsx';
import { RunMatrix } from './parts/run-matrix.tsx';
import { RunOverview } from './parts/run-overview.tsx';
import { useLiveRun } from './parts/use-live-run.ts';
import { VerdictFilter } from './parts/verdict-filter.tsx';

export const handle = { wide: true };

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, data ? `Run ${data.run.number}: ${data.run.suiteName}` : 'Run');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return await load(request, () => loadRun(context.org(params.org ?? ''), params.run ?? ''));
}

/** Filtering happens on the page: the address alone reads nothing anew. */
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs) {
  const { currentUrl, nextUrl, defaultShouldRevalidate } = args;
  const isFilter = currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search;
  return isFilter ? false : defaultShouldRevalidate;
}

export default function RunPage() {
  const loaded = useLoaderData<typeof loader>();
  // Another run is another page: nothing of the one before may stay.
  return <RunView key={loaded.run.id} {...loaded} />;
}

function RunView({ run: loaded, items }: SerializeFrom<typeof loader>) {
  const org = useOrg();
  const [params] = useSearchParams();
  const { run, rows, connection } = useLiveRun(loaded, items);
  const verdict = shownVerdicts.find((one) => one === params.get('verdict')) ?? null;
  const text = params.get('q') ?? '';
  const shown = useMemo(() => filterRows(rows, { verdict, text }), [rows, verdict, text]);
  return (
    <>
      <RunHead run={run} connection={connection} />
      {run.error && (
        <div className="mb-4">
          <Callout tone="danger" title="The run broke off">
            {run.error}
          </Callout>
        </div>
      )}
      {run.stoppedBy && (
        <div className="mb-4">
          <Callout tone="warning" title={stoppedText({ ...run, stoppedBy: run.stoppedBy })}>
            The rule of this run ended it. What was being played then was played to its end.
          </Callout>
        </div>
      )}
      {run.dropped && (
        <EvidenceGone dropped={run.dropped} title="The conversations of this run are gone">
          Below is how each conversation came out, without the reasons.
        </EvidenceGone>
      )}
      <RunOverview run={run} isCurrent={connection === 'live'} />
      <h2 className="sr-only">Scenarios and targets</h2>
      <FilterBar searchLabel="Find a scenario">
        <VerdictFilter
          value={verdict}
          counts={{ all: run.itemCount, FAIL: run.failCount, ERROR: run.errorCount }}
        />
      </FilterBar>
      {shown.length > 0 ? (
        <RunMatrix
          label={`Run ${run.number}: scenarios and targets`}
          targets={run.targets}
          repeats={run.repeats}
          rows={rows}
          shown={shown}
          itemsPath={org.to(`runs/${run.id}/items/`)}
        />
      ) : (
        <EmptyState
          title={verdict ? 'Nothing of the kind' : 'No scenario of that name'}
          drawing="search"
          action={
            <Button asChild>
              <Link to="?">Show all scenarios</Link>
            </Button>
          }
        >
          {verdict === 'FAIL'
            ? 'No conversation that is shown has failed.'
            : verdict === 'ERROR'
              ? 'No conversation that is shown ended in an error.'
              : 'Try another word.'}
        </EmptyState>
      )}
      <ResultAnnouncer run={run} />
    </>
  );
}
