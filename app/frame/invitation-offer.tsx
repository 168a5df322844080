import { Link } from '@remix-run/react';
import { Check, Minus } from 'lucide-react';
import { Avatar } from '#app/ui/avatar.tsx';
import { Button } from '#app/ui/button.tsx';
import { RelativeTime } from '#app/ui/relative-time.tsx';
import { abilitiesOf, withArticle } from './abilities.ts';
import { AcceptInvitation } from './accept-invitation.tsx';
import { authPath } from './auth-path.ts';
import type { Invitation } from './invitation.ts';
import { describeRole } from './role-label.ts';

export interface InvitationOfferProps {
  invitation: Invitation;
  token: string;
  me: { email: string } | null;
}

/** Who invites whom, to what, as what, and what that lets one do. */
export function InvitationOffer({ invitation, token, me }: InvitationOfferProps) {
  const { orgName, invitedBy, role, ownRole, email, expiresAt } = invitation;
  const label = ownRole?.name ?? describeRole(role).label;
  return (
    <article className="overflow-clip rounded-xl border border-line bg-surface shadow-md">
      <header className="flex flex-col items-center border-line border-b px-6 pt-8 pb-6 text-center">
        <Avatar name={orgName} square size="lg" />
        <h1 className="mt-4 text-balance font-semibold text-2xl [overflow-wrap:anywhere]">
          Join {orgName}
        </h1>
        <p className="mt-1.5 text-pretty text-muted [overflow-wrap:anywhere]">
          {invitedBy ? (
            <>
              <strong className="font-medium text-ink">{invitedBy}</strong> invites you
            </>
          ) : (
            'You are invited'
          )}{' '}
          to work there as <strong className="font-medium text-ink">{withArticle(label)}</strong>.
        </p>
      </header>
      <section className="px-6 py-5">
        <h2 className="font-medium text-sm">What you’ll be able to do</h2>
        <ul className="mt-3 flex flex-col gap-2">
          {abilitiesOf(role, ownRole?.permissions ?? null).map(({ text, isHeld }) => (
            <li
              key={text}
              className={`flex items-start gap-2.5 text-sm ${isHeld ? '' : 'text-muted'}`}
            >
              {isHeld ? (
                <span className="grid size-5 shrink-0 place-items-center rounded-sm bg-pass-soft text-pass">
                  <Check aria-hidden="true" strokeWidth={2.75} className="size-3.5" />
                </span>
              ) : (
                <span className="grid size-5 shrink-0 place-items-center rounded-sm bg-unchecked-soft text-unchecked">
                  <Minus aria-hidden="true" strokeWidth={2.75} className="size-3.5" />
                </span>
              )}
              <span>
                {!isHeld && <span className="sr-only">Not: </span>}
                {text}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <footer className="flex flex-col gap-3 border-line border-t bg-canvas px-6 py-5">
        {me ? (
          <AcceptInvitation invitation={invitation} token={token} me={me} />
        ) : (
          <WaysIn {...{ invitation, token }} />
        )}
        <p className="text-center text-muted text-xs [overflow-wrap:anywhere]">
          For {email}. The link works once and ends <RelativeTime at={expiresAt} />.
        </p>
      </footer>
    </article>
  );
}

/** Both ways in, the likelier one first. */
function WaysIn({ invitation, token }: { invitation: Invitation; token: string }) {
  const keep = { next: `/invite/${token}`, email: invitation.email };
  const signUp = { to: authPath('/sign-up', keep), label: 'Create an account' };
  const signIn = { to: authPath('/sign-in', keep), label: 'Sign in' };
  const [first, second] = invitation.hasAccount ? [signIn, signUp] : [signUp, signIn];
  return (
    <>
      <Button asChild size="lg" variant="primary">
        <Link to={first.to}>{first.label} to join</Link>
      </Button>
      <Button asChild size="lg">
        <Link to={second.to}>{second.label} instead</Link>
      </Button>
    </>
  );
}
