import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData, useLocation } from '@remix-run/react';
import { load, signInPath } from '#app/rpc/load.server.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { AccountState } from '#server/areas/instance/schema.ts';
import { filterOf, listQuery, pageLinks } from '../orgs.$org+/parts/list-query.ts';
import { InstanceShell } from './parts/instance-shell.tsx';
import { PeopleTable } from './parts/people-table.tsx';

export const meta: MetaFunction = () => [{ title: 'People · Assay' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const me = context.signedIn;
  if (!me) throw redirect(signInPath(request));
  const state = filterOf(request, 'state', AccountState.options);
  const query = { ...listQuery(request), ...(state ? { state } : {}) };
  return await load(request, async () => ({
    me,
    page: await context.account.instance.users(query),
  }));
}

const stateFilter = {
  name: 'state',
  label: 'Account',
  options: [
    { value: 'active', label: 'Open' },
    { value: 'shut', label: 'Shut' },
  ],
};

export default function InstancePeoplePage() {
  const { me, page } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  return (
    <InstanceShell me={me}>
      <FilterBar searchLabel="Search people" filters={[stateFilter]} />
      {page.items.length === 0 ? (
        <EmptyState title="Nobody matches" drawing="people">
          No name, address or username fits what you search and filter by.
        </EmptyState>
      ) : (
        <PeopleTable people={page.items} />
      )}
      <Pagination {...pageLinks(search, page.nextCursor)} />
    </InstanceShell>
  );
}
