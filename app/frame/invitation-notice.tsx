import { Link } from '@remix-run/react';
import { CircleCheck, Clock, Link2Off, type LucideIcon, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '#app/ui/button.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import type { Invitation } from './invitation.ts';

const icons: Record<string, LucideIcon> = { used: CircleCheck, expired: Clock, revoked: Undo2 };

/** Why this link doesn't let one in, and what to do. Null: no invitation has this link. */
export function InvitationNotice(props: { invitation: Invitation | null; isSignedIn: boolean }) {
  const { invitation, isSignedIn } = props;
  const Icon = icons[invitation?.state ?? ''] ?? Link2Off;
  return (
    <div className="flex flex-col items-start">
      <span className="grid size-11 place-items-center rounded-xl border border-line bg-surface text-muted shadow-xs">
        <Icon aria-hidden="true" strokeWidth={1.75} className="size-5" />
      </span>
      <Words invitation={invitation} />
      <div className="mt-6 flex flex-wrap gap-2">
        <Button asChild variant="primary" size="lg">
          <Link to={isSignedIn ? '/' : '/sign-in'}>
            {isSignedIn ? 'Go to your organizations' : 'Sign in'}
          </Link>
        </Button>
      </div>
    </div>
  );
}

function Words({ invitation }: { invitation: Invitation | null }) {
  if (!invitation) {
    return (
      <Text title="This invitation link is wrong">
        No invitation has this address. Look whether the whole link was copied; if it was, ask
        whoever sent it for a new one.
      </Text>
    );
  }
  const { state, orgName, email, invitedBy, expiresAt } = invitation;
  const inviter = invitedBy ?? `an admin of ${orgName}`;
  if (state === 'used') {
    return (
      <Text title="This invitation has been used">
        {email} joined {orgName} with it. Each link works once: if that was you, sign in and you are
        there.
      </Text>
    );
  }
  if (state === 'revoked') {
    return (
      <Text title="This invitation was withdrawn">
        The invitation of {email} to {orgName} is no longer valid, or a newer one took its place.
        Look for a newer link, or ask {inviter}.
      </Text>
    );
  }
  return (
    <Text title="This invitation has expired">
      The invitation of {email} to {orgName} ended <RelativeTime at={expiresAt} />. Ask {inviter} to
      send it again.
    </Text>
  );
}

function Text({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h1 className="mt-5 font-semibold text-2xl">{title}</h1>
      <p className="mt-2 text-pretty text-muted [overflow-wrap:anywhere]">{children}</p>
    </>
  );
}
