import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData, useLocation } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { MenuOnDemand } from '#app/ui/menu-on-demand.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { type Column, Table } from '#app/ui/table.tsx';
import { useListKeys } from '#app/ui/use-list-keys.ts';
import { canTargets } from '#server/areas/targets/access.ts';
import { filterOf, listQuery, pageLinks } from '../parts/list-query.ts';
import { NothingFound } from '../parts/nothing-found.tsx';
import { ProblemBadge } from './parts/problem-badge.tsx';
import { pointsTo } from './parts/stored-target.ts';
import { KindBadge, kindOptions } from './parts/target-kinds.tsx';
import { TargetMenu } from './parts/target-menu.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'Targets');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const kind = filterOf(request, 'kind', ['MODEL', 'HTTP', 'DEMO']);
  return await load(request, async () => ({
    page: await context.org(params.org ?? '').targets.list({ ...listQuery(request), kind }),
  }));
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>['page']['items'][number];

const columns: Column<Row>[] = [
  {
    id: 'name',
    header: 'Name',
    className: 'min-w-40 @3xl:min-w-64',
    cell: (row) => (
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="min-w-0 font-medium [overflow-wrap:anywhere]">{row.name}</span>
        {row.isJudge && <Badge tone="accent">Judge</Badge>}
        <span className="contents @md:hidden">
          <ProblemBadge target={row} />
        </span>
      </span>
    ),
  },
  { id: 'kind', header: 'Kind', hideBelow: 'sm', cell: (row) => <KindBadge kind={row.kind} /> },
  {
    id: 'pointsTo',
    header: 'Points to',
    className: 'w-full max-w-0',
    hideBelow: 'sm',
    cell: (row) => (
      <span className="flex flex-col items-start gap-1">
        <span className="block max-w-full truncate text-muted" title={pointsTo(row)}>
          {pointsTo(row)}
        </span>
        <ProblemBadge target={row} />
      </span>
    ),
  },
  {
    id: 'prompt',
    header: 'Prompt',
    hideBelow: 'lg',
    className: 'max-w-48 truncate',
    cell: (row) => row.prompt?.name ?? <span className="text-muted">none</span>,
  },
  {
    id: 'suites',
    header: 'Suites',
    align: 'end',
    hideBelow: 'md',
    cell: (row) => row.suites.length,
  },
  {
    id: 'more',
    header: 'Actions',
    hideHeader: true,
    align: 'end',
    cell: (row) => (
      <MenuOnDemand label={`More for ${row.name}`}>
        {() => <TargetMenu target={row} />}
      </MenuOnDemand>
    ),
  },
];

const kindFilter = {
  name: 'kind',
  label: 'Kind',
  options: kindOptions.map(({ value, label }) => ({ value, label })),
};

export default function TargetsPage() {
  const { page } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const org = useOrg();
  useListKeys();
  const mayWrite = org.may(canTargets.write);
  const isFiltered = search !== '';
  const isShown = page.items.length > 0 || isFiltered;
  const newTarget = mayWrite && (
    <Button asChild variant="primary">
      <Link to={org.to('targets/new')} prefetch="intent">
        <Plus />
        New target
      </Link>
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Targets"
        description="What scenarios are played against: a model, an endpoint, or the demo assistant."
        actions={isShown && newTarget}
      />
      {isShown && <FilterBar searchLabel="Search targets" filters={[kindFilter]} />}
      <Table
        label="Targets"
        rows={page.items}
        rowKey={(row) => row.id}
        rowHref={(row) => org.to(`targets/${row.id}`)}
        columns={mayWrite ? columns : columns.slice(0, -1)}
        empty={
          isFiltered ? (
            <NothingFound what="targets" />
          ) : (
            <EmptyState title="No targets yet" drawing="run" action={newTarget}>
              A target is an assistant under test: a prompt with a model, or an address that
              answers. The demo assistant needs no key.
            </EmptyState>
          )
        }
      />
      <Pagination {...pageLinks(search, page.nextCursor)} />
    </>
  );
}
