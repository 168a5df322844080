import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useLocation } from '@remix-run/react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { canInvitations } from '#server/areas/organizations/access.ts';
import { InvitationState } from '#server/areas/organizations/schema.ts';
import { filterOf, listQuery, pageLinks } from '../parts/list-query.ts';
import { InvitationsTable } from './parts/invitations-table.tsx';
import { InviteButton } from './parts/invite-button.tsx';
import { InviteManyButton } from './parts/invite-many-button.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'Invitations');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const state = filterOf(request, 'state', InvitationState.options);
  const query = { ...listQuery(request), ...(state ? { state } : {}) };
  return await load(request, async () => ({
    page: await context.org(params.org ?? '').invitations.list(query),
    isFiltered: state !== undefined || query.search !== undefined,
  }));
}

const stateFilter = {
  name: 'state',
  label: 'State',
  options: [
    { value: 'pending', label: 'Open' },
    { value: 'used', label: 'Accepted' },
    { value: 'expired', label: 'Expired' },
    { value: 'revoked', label: 'Withdrawn' },
  ],
};

export default function InvitationsPage() {
  const { page, isFiltered } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const org = useOrg();
  // One place for the buttons, whatever the list holds: their dialogs show links only once.
  return (
    <section>
      <FilterBar searchLabel="Search addresses" filters={[stateFilter]}>
        {org.may(canInvitations.manage) && (
          <>
            <InviteManyButton />
            <InviteButton />
          </>
        )}
      </FilterBar>
      {page.items.length > 0 && <InvitationsTable invitations={page.items} />}
      {page.items.length === 0 && (isFiltered ? <NothingMatches /> : <NobodyInvited />)}
      <Pagination {...pageLinks(search, page.nextCursor)} />
    </section>
  );
}

function NothingMatches() {
  return (
    <EmptyState title="Nobody matches" drawing="search">
      No invitation fits what you search and filter by.
    </EmptyState>
  );
}

function NobodyInvited() {
  return (
    <EmptyState title="Nobody is invited yet" drawing="people">
      An invitation is a link for one person. It says what they join and as what, works once and
      ends after a week.
    </EmptyState>
  );
}
