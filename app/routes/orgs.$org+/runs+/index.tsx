import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useLocation, useSearchParams } from '@remix-run/react';
import { Play } from 'lucide-react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { mayIn } from '#app/rpc/may.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { Table } from '#app/ui/table.tsx';
import { useListKeys } from '#app/ui/use-list-keys.ts';
import { useShortcuts } from '#app/ui/use-shortcuts.ts';
import { canRuns } from '#server/areas/runs/access.ts';
import { RunStatus } from '#server/areas/runs/schema.ts';
import { canSuites } from '#server/areas/suites/access.ts';
import { filterOf, listQuery, pageLinks } from '../parts/list-query.ts';
import { NothingFound } from '../parts/nothing-found.tsx';
import { runColumns } from './parts/run-columns.tsx';
import { isOver } from './parts/run-shapes.ts';
import { StartRunDialog } from './parts/start-run-dialog.tsx';
import { useRefresh } from './parts/use-refresh.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'Runs');

const statusFilter = {
  name: 'status',
  label: 'Status',
  options: [
    { value: 'QUEUED', label: 'Queued' },
    { value: 'RUNNING', label: 'Running' },
    { value: 'COMPLETED', label: 'Completed' },
    { value: 'CANCELLED', label: 'Cancelled' },
    { value: 'FAILED', label: 'Broke off' },
  ],
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { cursor } = listQuery(request);
  const status = filterOf(request, 'status', RunStatus.options);
  const suiteId = new URL(request.url).searchParams.get('suite') || undefined;
  return await load(request, async () => {
    const org = context.org(params.org ?? '');
    const may = await mayIn(org);
    const [page, suites] = await Promise.all([
      org.runs.list({ cursor, status, suiteId }),
      may(canSuites.read) ? org.suites.list({ limit: 200 }) : { items: [] },
    ]);
    return { page, suites: suites.items.map(({ id, name }) => ({ value: id, label: name })) };
  });
}

export default function RunsPage() {
  const { page, suites } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const [params, setParams] = useSearchParams();
  const org = useOrg();
  const mayRun = org.may(canRuns.execute);
  useListKeys();
  useRefresh(page.items.some((run) => !isOver(run.status)));

  // The dialog is part of the address, so that other pages can lead to it.
  const isStarting = mayRun && params.has('start');
  const setStarting = (isOpen: boolean) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (isOpen) next.set('start', '');
        else next.delete('start');
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  useShortcuts(mayRun ? { r: () => setStarting(true) } : {});

  const startButton = mayRun && (
    <Button variant="primary" aria-haspopup="dialog" onClick={() => setStarting(true)}>
      <Play />
      Run a suite
    </Button>
  );
  const isFiltered = ['suite', 'status', 'cursor'].some((name) => params.has(name));
  const hasAny = page.items.length > 0 || isFiltered;
  const chosenSuite = params.get('start') || params.get('suite');
  return (
    <>
      <PageHeader
        title="Runs"
        description="Suites played against targets, each conversation judged turn by turn."
        actions={hasAny && startButton}
      />
      {hasAny && (
        <FilterBar filters={[{ name: 'suite', label: 'Suite', options: suites }, statusFilter]} />
      )}
      <Table
        label="Runs"
        rows={page.items}
        rowKey={(run) => run.id}
        rowHref={(run) => org.to(`runs/${run.id}`)}
        columns={runColumns}
        empty={
          isFiltered ? (
            <NothingFound what="runs" />
          ) : (
            <EmptyState title="No runs yet" drawing="run" action={startButton}>
              A run plays every scenario of a suite against your targets and shows, turn by turn,
              what passed, what failed and why.
            </EmptyState>
          )
        }
      />
      <Pagination {...pageLinks(search, page.nextCursor)} />
      <StartRunDialog
        open={isStarting}
        onOpenChange={setStarting}
        suiteId={chosenSuite || undefined}
      />
    </>
  );
}
