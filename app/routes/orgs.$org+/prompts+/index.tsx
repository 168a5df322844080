import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData, useLocation } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import type { Column } from '#app/ui/table.tsx';
import { canPrompts } from '#server/areas/prompts/access.ts';
import {
  menuColumn,
  NameCell,
  nameColumn,
  savedColumn,
  statusColumn,
  tagsColumn,
} from '../parts/list/list-columns.tsx';
import { ListPage } from '../parts/list/list-page.tsx';
import { tagFilters } from '../parts/list/tag-filter.ts';
import { filterOf, listQuery } from '../parts/list-query.ts';
import { statuses, statusFilter } from '../parts/status-badge.tsx';
import { PromptMenu } from './parts/prompt-menu.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'Prompts');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const status = filterOf(request, 'status', statuses);
  const tag = new URL(request.url).searchParams.get('tag')?.slice(0, 40);
  return await load(request, async () => {
    const { prompts } = context.org(params.org ?? '');
    const [page, tags] = await Promise.all([
      prompts.list({ ...listQuery(request), status, ...(tag ? { tags: [tag] } : {}) }),
      prompts.tags(),
    ]);
    return { page, tags };
  });
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>['page']['items'][number];

const columns: Column<Row>[] = [
  nameColumn((row) => <NameCell name={row.name} about={row.description} />),
  statusColumn(),
  tagsColumn(),
  {
    id: 'targets',
    header: 'Targets',
    align: 'end',
    hideBelow: 'md',
    cell: (row) => row._count.targets,
  },
  { id: 'version', header: 'Version', align: 'end', hideBelow: 'md', cell: (row) => row.version },
  savedColumn(),
  menuColumn((row) => <PromptMenu prompt={row} />),
];

export default function PromptsPage() {
  const { page, tags } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const org = useOrg();
  const mayWrite = org.may(canPrompts.write);
  const newPrompt = mayWrite && (
    <Button asChild variant="primary">
      <Link to={org.to('prompts/new')} prefetch="intent">
        <Plus />
        New prompt
      </Link>
    </Button>
  );
  return (
    <ListPage<Row>
      title="Prompts"
      what="prompts"
      description="What an assistant is told before a conversation, in versions."
      create={newPrompt}
      filters={[statusFilter, ...tagFilters(tags)]}
      search={search}
      nextCursor={page.nextCursor}
      table={{
        rows: page.items,
        rowKey: (row) => row.id,
        rowHref: (row) => org.to(`prompts/${row.id}`),
        columns: mayWrite ? columns : columns.slice(0, -1),
      }}
      empty={
        <EmptyState title="No prompts yet" drawing="list" action={newPrompt}>
          Write the instructions your assistant gets, with {'{{variables}}'} for what changes, and
          every save keeps a version you can go back to.
        </EmptyState>
      }
    />
  );
}
