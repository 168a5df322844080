import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
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
import { Table } from '#app/ui/table.tsx';
import { useListKeys } from '#app/ui/use-list-keys.ts';
import { canVariables } from '#server/areas/variables/access.ts';
import { listQuery, pageLinks } from '../parts/list-query.ts';
import { NothingFound } from '../parts/nothing-found.tsx';
import { ReadOnlyNote } from '../parts/read-only-note.tsx';
import { EnvironmentsDialog } from './parts/environments-dialog.tsx';
import { type VariableRow, variableColumns } from './parts/variable-columns.tsx';
import { VariableDialog } from './parts/variable-dialog.tsx';
import { VariableMenu } from './parts/variable-menu.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'Variables');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return await load(request, async () => {
    const org = context.org(params.org ?? '');
    const [page, environments] = await Promise.all([
      org.variables.list(listQuery(request)),
      org.environments.list(),
    ]);
    return { page, environments };
  });
}

export default function VariablesPage() {
  const { page, environments } = useLoaderData<typeof loader>();
  const [params, setParams] = useSearchParams();
  const org = useOrg();
  useListKeys();
  const mayWrite = org.may(canVariables.write);
  const edited = page.items.find(({ id }) => id === params.get('edit'));
  const isCreating = mayWrite && params.has('new');
  const isFiltered = params.has('q') || params.has('cursor');
  const isShown = page.items.length > 0 || isFiltered;

  function addressWith(name: 'edit' | 'new', value: string) {
    const next = new URLSearchParams(params);
    next.delete('new');
    next.set(name, value);
    return `?${next}`;
  }
  function close() {
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete('edit');
        next.delete('new');
        return next;
      },
      { preventScrollReset: true },
    );
  }
  const newVariable = mayWrite && (
    <Button
      variant="primary"
      onClick={() => setParams(new URLSearchParams(addressWith('new', '1').slice(1)))}
    >
      <Plus />
      New variable
    </Button>
  );
  const menu = (row: VariableRow) => (
    <MenuOnDemand label={`More for ${row.key}`}>
      {() => <VariableMenu variable={row} editTo={(id) => addressWith('edit', id)} />}
    </MenuOnDemand>
  );
  return (
    <>
      <PageHeader
        title="Variables"
        description="Values that prompts and requests name instead of repeating them."
        actions={
          <>
            <EnvironmentsDialog environments={environments} />
            {isShown && newVariable}
          </>
        }
      />
      {!mayWrite && isShown && (
        <div className="mb-4">
          <ReadOnlyNote what="variables" />
        </div>
      )}
      {isShown && <FilterBar searchLabel="Search variables" />}
      <Table
        label="Variables"
        rows={page.items}
        rowKey={(row) => row.id}
        rowHref={mayWrite ? (row) => addressWith('edit', row.id) : undefined}
        columns={variableColumns(mayWrite ? menu : null)}
        empty={
          isFiltered ? (
            <NothingFound what="variables" />
          ) : (
            <EmptyState title="No variables yet" drawing="list" action={newVariable}>
              A variable holds what changes, such as the name of the shop, and every prompt that
              names it follows.
            </EmptyState>
          )
        }
      />
      <Pagination {...pageLinks(params.toString(), page.nextCursor)} />
      {mayWrite && (
        <VariableDialog
          key={edited?.id ?? 'none'}
          open={edited !== undefined}
          onOpenChange={(open) => !open && close()}
          environments={environments}
          startWith={edited && withoutRest(edited)}
          existing={edited}
        />
      )}
      <VariableDialog
        open={isCreating}
        onOpenChange={(open) => !open && close()}
        environments={environments}
      />
    </>
  );
}

function withoutRest({ key, value, description, overrides }: VariableRow) {
  return { key, value, description, overrides: [...overrides] };
}
