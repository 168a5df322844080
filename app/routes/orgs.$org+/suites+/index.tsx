import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData, useLocation } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { MenuOnDemand } from '#app/ui/menu-on-demand.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { type Column, Table } from '#app/ui/table.tsx';
import { useListKeys } from '#app/ui/use-list-keys.ts';
import { canSuites } from '#server/areas/suites/access.ts';
import { listQuery, pageLinks } from '../parts/list-query.ts';
import { NothingFound } from '../parts/nothing-found.tsx';
import { TagList } from '../parts/tag-list.tsx';
import { LastRun } from './parts/last-run.tsx';
import { SuiteMenu } from './parts/suite-menu.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'Suites');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return await load(request, async () => ({
    page: await context.org(params.org ?? '').suites.list(listQuery(request)),
  }));
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>['page']['items'][number];

const columns: Column<Row>[] = [
  {
    id: 'name',
    header: 'Name',
    className: 'w-full min-w-40 max-w-0',
    cell: (row) => (
      <>
        <span className="font-medium">{row.name}</span>
        {row.description && (
          <span className="block truncate text-muted" title={row.description}>
            {row.description}
          </span>
        )}
      </>
    ),
  },
  {
    id: 'scenarios',
    header: 'Scenarios',
    align: 'end',
    cell: (row) => (row.filter ? 'by filter' : row.itemCount),
  },
  {
    id: 'targets',
    header: 'Targets',
    hideBelow: 'lg',
    cell: (row) => <TagList tags={row.targets.map(({ name }) => name)} max={2} />,
  },
  {
    id: 'lastRun',
    header: 'Last run',
    hideBelow: 'sm',
    cell: (row) => <LastRun run={row.lastRun} />,
  },
  {
    id: 'saved',
    header: 'Saved',
    hideBelow: 'lg',
    className: 'whitespace-nowrap text-muted',
    cell: (row) => <RelativeTime at={row.updatedAt} />,
  },
  {
    id: 'more',
    header: 'Actions',
    hideHeader: true,
    align: 'end',
    cell: (row) => (
      <MenuOnDemand label={`More for ${row.name}`}>{() => <SuiteMenu suite={row} />}</MenuOnDemand>
    ),
  },
];

export default function SuitesPage() {
  const { page } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const org = useOrg();
  useListKeys();
  const mayWrite = org.may(canSuites.write);
  const isFiltered = search !== '';
  const isShown = page.items.length > 0 || isFiltered;
  const newSuite = mayWrite && (
    <Button asChild variant="primary">
      <Link to={org.to('suites/new')} prefetch="intent">
        <Plus />
        New suite
      </Link>
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Suites"
        description="Scenarios that run together, in order, against the same targets."
        actions={isShown && newSuite}
      />
      {isShown && <FilterBar searchLabel="Search suites" />}
      <Table
        label="Suites"
        rows={page.items}
        rowKey={(row) => row.id}
        rowHref={(row) => org.to(`suites/${row.id}`)}
        columns={mayWrite ? columns : columns.slice(0, -1)}
        empty={
          isFiltered ? (
            <NothingFound what="suites" />
          ) : (
            <EmptyState title="No suites yet" drawing="run" action={newSuite}>
              A suite is a list of scenarios you run together, for instance before every change of a
              prompt.
            </EmptyState>
          )
        }
      />
      <Pagination {...pageLinks(search, page.nextCursor)} />
    </>
  );
}
