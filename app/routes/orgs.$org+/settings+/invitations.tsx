import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageTitle } from '#app/frame/page-title.ts';
import { load } from '#app/rpc/load.server.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { canInvitations } from '#server/areas/identity/access.ts';
import { InvitationsTable } from './parts/invitations-table.tsx';
import { InviteButton } from './parts/invite-button.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'Invitations');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return await load(request, async () => ({
    invitations: await context.org(params.org ?? '').invitations.list(),
  }));
}

export default function InvitationsPage() {
  const { invitations } = useLoaderData<typeof loader>();
  const org = useOrg();
  const open = invitations.filter(({ state }) => state === 'pending').length;
  // One place for the button, whatever the list holds: its dialog shows the link only once.
  return (
    <section>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <p className="text-muted text-sm tabular-nums">
          {open === 0 ? 'None is open' : `${open} open`}. A link works once and ends after a week.
        </p>
        {org.may(canInvitations.manage) && <InviteButton />}
      </div>
      {invitations.length === 0 ? (
        <EmptyState title="Nobody is invited yet" drawing="people">
          An invitation is a link for one person. It says what they join and as what, works once and
          ends after a week.
        </EmptyState>
      ) : (
        <InvitationsTable invitations={invitations} />
      )}
    </section>
  );
}
