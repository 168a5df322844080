import type { LoaderFunctionArgs, MetaFunction, SerializeFrom } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Spinner } from '#app/ui/spinner.tsx';
import { loadRun } from './parts/load-run.server.ts';
import { sizeOf } from './parts/loaded-rows.ts';
import { NothingShown } from './parts/nothing-shown.tsx';
import { ResultAnnouncer } from './parts/result-announcer.tsx';
import { RowFilterBar } from './parts/row-filter-bar.tsx';
import { RowsFailed } from './parts/rows-failed.tsx';
import { RunHead } from './parts/run-head.tsx';
import { RunMatrix } from './parts/run-matrix.tsx';
import { RunNotes } from './parts/run-notes.tsx';
import { RunOverview } from './parts/run-overview.tsx';
import { isOver } from './parts/run-shapes.ts';
import { TargetFigures } from './parts/target-figures.tsx';
import { useFigures } from './parts/use-figures.ts';
import { useLiveRun } from './parts/use-live-run.ts';
import { useMatrixRows } from './parts/use-matrix-rows.ts';
import { useReadOnReturn } from './parts/use-read-on-return.ts';

export const handle = { wide: true };

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, data ? `Run ${data.run.number}: ${data.run.suiteName}` : 'Run');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const address = new URL(request.url);
  return await load(request, () =>
    loadRun(context.org(params.org ?? ''), params.run ?? '', address),
  );
}

export default function RunPage() {
  const loaded = useLoaderData<typeof loader>();
  // Another run is another page: nothing of the one before may stay.
  return <RunView key={loaded.run.id} {...loaded} />;
}

function RunView({ run: loaded, page, filter, figures: read }: SerializeFrom<typeof loader>) {
  const org = useOrg();
  const source = useMatrixRows(loaded, page, filter);
  const { run, connection } = useLiveRun(loaded, source.hear);
  const figures = useFigures(run, read);
  useReadOnReturn(connection === 'over');
  const isEmpty = sizeOf(source.loaded) === 0;
  return (
    <>
      <RunHead run={run} connection={connection} />
      <RunNotes run={run} />
      <RunOverview run={run} isCurrent={connection === 'live'} />
      <TargetFigures run={run} figures={figures} />
      <h2 className="sr-only">Scenarios and targets</h2>
      <RowFilterBar run={run} />
      {source.hasFailed && <RowsFailed onRetry={source.retry} />}
      {!isEmpty ? (
        <RunMatrix
          label={`Run ${run.number}: scenarios and targets`}
          runId={run.id}
          repeats={run.repeats}
          source={source}
          figures={figures}
          isOver={isOver(run.status)}
          itemsPath={org.to(`runs/${run.id}/items/`)}
        />
      ) : source.isSearching && !source.hasFailed ? (
        <p role="status" className="flex items-center gap-2 py-8 text-muted text-sm">
          <Spinner />
          Looking through {run.rowCount.toLocaleString('en')} scenarios…
        </p>
      ) : (
        <NothingShown filter={filter} />
      )}
      <ResultAnnouncer run={run} />
    </>
  );
}
