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
import { canScenarios } from '#server/areas/scenarios/access.ts';
import { filterOf, listQuery, pageLinks } from '../parts/list-query.ts';
import { NothingFound } from '../parts/nothing-found.tsx';
import { StatusBadge, statuses, statusFilter } from '../parts/status-badge.tsx';
import { TagList } from '../parts/tag-list.tsx';
import { ScenarioMenu } from './parts/scenario-menu.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'Scenarios');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const status = filterOf(request, 'status', statuses);
  const tag = new URL(request.url).searchParams.get('tag')?.slice(0, 40);
  return await load(request, async () => {
    const { scenarios } = context.org(params.org ?? '');
    const [page, tags] = await Promise.all([
      scenarios.list({ ...listQuery(request), status, ...(tag ? { tags: [tag] } : {}) }),
      scenarios.tags(),
    ]);
    return { page, tags };
  });
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
  { id: 'status', header: 'Status', cell: (row) => <StatusBadge status={row.status} /> },
  {
    id: 'tags',
    header: 'Tags',
    hideBelow: 'lg',
    className: 'max-w-44',
    cell: (row) => <TagList tags={row.tags} max={2} />,
  },
  {
    id: 'locale',
    header: 'Language',
    hideBelow: 'md',
    cell: (row) => <span className="font-mono text-xs">{row.locale}</span>,
  },
  { id: 'turns', header: 'Turns', align: 'end', hideBelow: 'md', cell: (row) => row.turnCount },
  {
    id: 'expectations',
    header: 'Checks',
    align: 'end',
    hideBelow: 'lg',
    cell: (row) => row.expectationCount,
  },
  {
    id: 'saved',
    header: 'Saved',
    hideBelow: 'sm',
    className: 'whitespace-nowrap text-muted',
    cell: (row) => <RelativeTime at={row.updatedAt} />,
  },
  {
    id: 'more',
    header: 'Actions',
    hideHeader: true,
    align: 'end',
    cell: (row) => (
      <MenuOnDemand label={`More for ${row.name}`}>
        {() => <ScenarioMenu scenario={row} />}
      </MenuOnDemand>
    ),
  },
];

export default function ScenariosPage() {
  const { page, tags } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const org = useOrg();
  useListKeys();
  const mayWrite = org.may(canScenarios.write);
  const isFiltered = search !== '';
  const isShown = page.items.length > 0 || isFiltered;
  const newScenario = mayWrite && (
    <Button asChild variant="primary">
      <Link to={org.to('scenarios/new')} prefetch="intent">
        <Plus />
        New scenario
      </Link>
    </Button>
  );
  const tagFilter = {
    name: 'tag',
    label: 'Tag',
    options: tags.map(({ tag, count }) => ({ value: tag, label: `${tag} (${count})` })),
  };
  return (
    <>
      <PageHeader
        title="Scenarios"
        description="Conversations, and what the replies in them must be like."
        actions={isShown && newScenario}
      />
      {isShown && (
        <FilterBar
          searchLabel="Search scenarios"
          filters={tags.length > 0 ? [statusFilter, tagFilter] : [statusFilter]}
        />
      )}
      <Table
        label="Scenarios"
        rows={page.items}
        rowKey={(row) => row.id}
        rowHref={(row) => org.to(`scenarios/${row.id}`)}
        columns={mayWrite ? columns : columns.slice(0, -1)}
        empty={
          isFiltered ? (
            <NothingFound what="scenarios" />
          ) : (
            <EmptyState title="No scenarios yet" drawing="chat" action={newScenario}>
              Write a conversation as your users would have it, and say after each turn what the
              reply must contain.
            </EmptyState>
          )
        }
      />
      <Pagination {...pageLinks(search, page.nextCursor)} />
    </>
  );
}
