import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useLocation } from '@remix-run/react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { canInvitations, canMembers } from '#server/areas/organizations/access.ts';
import { listQuery, pageLinks } from '../parts/list-query.ts';
import { InviteButton } from './parts/invite-button.tsx';
import { JoinRequests } from './parts/join-requests.tsx';
import { LeaveOrgCard } from './parts/leave-org-card.tsx';
import { MembersTable } from './parts/members-table.tsx';
import { useRoles } from './parts/use-roles.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'Members');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return await load(request, async () => {
    const org = context.org(params.org ?? '');
    const role = new URL(request.url).searchParams.get('role')?.slice(0, 40);
    const filter = { ...listQuery(request), ...(role ? { role } : {}) };
    const { permissions } = await org.org.get();
    const [page, requests] = await Promise.all([
      org.members.list(filter),
      permissions.includes(canMembers.manage.key)
        ? org.joinRequests.list({ status: 'PENDING' })
        : null,
    ]);
    return { page, requests: requests?.items ?? [] };
  });
}

export default function MembersPage() {
  const { page, requests } = useLoaderData<typeof loader>();
  const roles = useRoles();
  const { search } = useLocation();
  const org = useOrg();
  return (
    <div className="flex flex-col gap-5">
      {requests.length > 0 && <JoinRequests requests={requests} />}
      <section>
        <FilterBar searchLabel="Search members" filters={[roles.filter]}>
          {org.may(canInvitations.manage) && <InviteButton />}
        </FilterBar>
        {page.items.length === 0 ? (
          <EmptyState title="Nobody matches" drawing="people">
            No name, address or username fits what you search and filter by.
          </EmptyState>
        ) : (
          <MembersTable members={page.items} />
        )}
        <Pagination {...pageLinks(search, page.nextCursor)} />
      </section>
      <LeaveOrgCard />
    </div>
  );
}
