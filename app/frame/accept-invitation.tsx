import { useNavigate } from '@remix-run/react';
import { useState } from 'react';
import { accountRpc } from '#app/rpc/client.ts';
import { useAction } from '#app/rpc/use-action.ts';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { authPath } from './auth-path.ts';
import type { Invitation } from './invitation.ts';
import { signOut } from './sign-out.ts';

export interface AcceptInvitationProps {
  invitation: Invitation;
  token: string;
  me: { email: string };
}

/** The button that lets one in, or the way to the account it is meant for. */
export function AcceptInvitation({ invitation, token, me }: AcceptInvitationProps) {
  const navigate = useNavigate();
  const accept = useAction(() => accountRpc.invitations.accept.mutate({ token }), {
    onDone: ({ slug }) => navigate(`/orgs/${slug}`),
  });
  if (me.email !== invitation.email) {
    return <WrongAccount invitation={invitation} token={token} me={me} />;
  }
  return (
    <>
      {accept.problem && <Callout tone="danger">{accept.problem.message}</Callout>}
      <Button variant="primary" size="lg" pending={accept.isPending} onClick={accept.run}>
        Accept and join
      </Button>
    </>
  );
}

function WrongAccount({ invitation, token, me }: AcceptInvitationProps) {
  const { email, hasAccount } = invitation;
  const [isLeaving, setLeaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const page = hasAccount ? '/sign-in' : '/sign-up';
  async function leave() {
    setLeaving(true);
    try {
      await signOut(authPath(page, { next: `/invite/${token}`, email }));
    } catch (thrown) {
      setLeaving(false);
      setProblem(thrown instanceof Error ? thrown.message : 'It did not work. Try again.');
    }
  }
  return (
    <>
      <Callout tone="warning" title="This invitation is for another address">
        You are signed in as {me.email}, and it was sent to {email}.
      </Callout>
      {problem && <Callout tone="danger">{problem}</Callout>}
      <Button
        variant="primary"
        size="lg"
        pending={isLeaving}
        onClick={leave}
        className="h-auto min-h-10 whitespace-normal py-2"
      >
        <span className="min-w-0 [overflow-wrap:anywhere]">Sign out and use {email}</span>
      </Button>
    </>
  );
}
