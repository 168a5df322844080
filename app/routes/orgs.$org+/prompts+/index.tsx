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
import { canPrompts } from '#server/areas/prompts/access.ts';
import { filterOf, listQuery, pageLinks } from '../parts/list-query.ts';
import { NothingFound } from '../parts/nothing-found.tsx';
import { StatusBadge, statuses, statusFilter } from '../parts/status-badge.tsx';
import { TagList } from '../parts/tag-list.tsx';
import { PromptMenu } from './parts/prompt-menu.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'Prompts');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const status = filterOf(request, 'status', statuses);
  return await load(request, async () => ({
    page: await context.org(params.org ?? '').prompts.list({ ...listQuery(request), status }),
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
  { id: 'status', header: 'Status', cell: (row) => <StatusBadge status={row.status} /> },
  {
    id: 'tags',
    header: 'Tags',
    hideBelow: 'lg',
    cell: (row) => <TagList tags={row.tags} max={2} />,
  },
  {
    id: 'targets',
    header: 'Targets',
    align: 'end',
    hideBelow: 'md',
    cell: (row) => row._count.targets,
  },
  { id: 'version', header: 'Version', align: 'end', hideBelow: 'md', cell: (row) => row.version },
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
        {() => <PromptMenu prompt={row} />}
      </MenuOnDemand>
    ),
  },
];

export default function PromptsPage() {
  const { page } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const org = useOrg();
  useListKeys();
  const mayWrite = org.may(canPrompts.write);
  const newPrompt = mayWrite && (
    <Button asChild variant="primary">
      <Link to={org.to('prompts/new')} prefetch="intent">
        <Plus />
        New prompt
      </Link>
    </Button>
  );
  const isFiltered = search !== '';
  return (
    <>
      <PageHeader
        title="Prompts"
        description="What an assistant is told before a conversation, in versions."
        actions={(page.items.length > 0 || isFiltered) && newPrompt}
      />
      {(page.items.length > 0 || isFiltered) && (
        <FilterBar searchLabel="Search prompts" filters={[statusFilter]} />
      )}
      <Table
        label="Prompts"
        rows={page.items}
        rowKey={(row) => row.id}
        rowHref={(row) => org.to(`prompts/${row.id}`)}
        columns={mayWrite ? columns : columns.slice(0, -1)}
        empty={
          isFiltered ? (
            <NothingFound what="prompts" />
          ) : (
            <EmptyState title="No prompts yet" drawing="list" action={newPrompt}>
              Write the instructions your assistant gets, with {'{{variables}}'} for what changes,
              and every save keeps a version you can go back to.
            </EmptyState>
          )
        }
      />
      <Pagination {...pageLinks(search, page.nextCursor)} />
    </>
  );
}
