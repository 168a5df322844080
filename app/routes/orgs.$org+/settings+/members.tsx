import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { canInvitations } from '#server/areas/identity/access.ts';
import { InviteButton } from './parts/invite-button.tsx';
import { LeaveOrgCard } from './parts/leave-org-card.tsx';
import { MembersTable } from './parts/members-table.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'Members');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return await load(request, async () => ({
    members: await context.org(params.org ?? '').members.list(),
  }));
}

export default function MembersPage() {
  const { members } = useLoaderData<typeof loader>();
  const org = useOrg();
  const count = members.length;
  return (
    <div className="flex flex-col gap-5">
      <section>
        <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
          <p className="text-muted text-sm tabular-nums">
            {count} {count === 1 ? 'person works' : 'people work'} in {org.name}
          </p>
          {org.may(canInvitations.manage) && <InviteButton />}
        </div>
        <MembersTable members={members} />
      </section>
      <LeaveOrgCard />
    </div>
  );
}
