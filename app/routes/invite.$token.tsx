import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data, useLoaderData } from '@remix-run/react';
import { findInvitation } from '#app/frame/find-invitation.server.ts';
import { InvitationNotice } from '#app/frame/invitation-notice.tsx';
import { InvitationOffer } from '#app/frame/invitation-offer.tsx';
import { PlainShell } from '#app/frame/plain-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  {
    title: page?.invitation ? `Join ${page.invitation.orgName} · Assay` : 'Invitation · Assay',
  },
  { name: 'referrer', content: 'no-referrer' },
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const token = params.token ?? '';
  const invitation = await findInvitation(context, token);
  const me = context.signedIn;
  return data({ token, invitation, me }, { status: invitation ? 200 : 404 });
}

export default function InvitePage() {
  const { token, invitation, me } = useLoaderData<typeof loader>();
  return (
    <PlainShell me={me}>
      {invitation?.state === 'pending' ? (
        <InvitationOffer invitation={invitation} token={token} me={me} />
      ) : (
        <InvitationNotice invitation={invitation} isSignedIn={me !== null} />
      )}
    </PlainShell>
  );
}
