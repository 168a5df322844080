import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData, useLocation } from '@remix-run/react';
import { load, signInPath } from '#app/rpc/load.server.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { Plan } from '#server/areas/plans/schema.ts';
import { filterOf, listQuery, pageLinks } from '../orgs.$org+/parts/list-query.ts';
import { planLabels } from '../orgs.$org+/parts/usage/plan-labels.ts';
import { InstanceShell } from './parts/instance-shell.tsx';
import { OrgsTable } from './parts/orgs-table.tsx';

export const meta: MetaFunction = () => [{ title: 'Organizations · Assay' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const me = context.signedIn;
  if (!me) throw redirect(signInPath(request));
  const plan = filterOf(request, 'plan', Plan.options);
  const query = { ...listQuery(request), ...(plan ? { plan } : {}) };
  return await load(request, async () => ({
    me,
    page: await context.account.instance.orgs(query),
  }));
}

const planFilter = {
  name: 'plan',
  label: 'Plan',
  options: Plan.options.map((value) => ({ value, label: planLabels[value] })),
};

export default function InstanceOrgsPage() {
  const { me, page } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  return (
    <InstanceShell me={me}>
      <FilterBar searchLabel="Search organizations" filters={[planFilter]} />
      {page.items.length === 0 ? (
        <EmptyState title="No organizations match" drawing="search">
          No name or address fits what you search and filter by.
        </EmptyState>
      ) : (
        <OrgsTable orgs={page.items} />
      )}
      <Pagination {...pageLinks(search, page.nextCursor)} />
    </InstanceShell>
  );
}
