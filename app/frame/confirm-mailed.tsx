import { useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { authClient } from './auth-client.ts';
import { authPath } from './auth-path.ts';
import { MailSent } from './mail-sent.tsx';

/** After sign-up: says the same whether or not the address had an account. */
export function ConfirmMailed({ email, next }: { email: string; next: string }) {
  const [state, setState] = useState<'idle' | 'sending' | 'sent'>('idle');
  const [problem, setProblem] = useState<string | null>(null);
  async function again() {
    setState('sending');
    setProblem(null);
    try {
      await authClient.sendVerification(email);
      setState('sent');
    } catch (thrown) {
      setState('idle');
      setProblem(thrown instanceof Error ? thrown.message : 'It did not work. Try again.');
    }
  }
  return (
    <>
      <MailSent>
        We have written to <strong className="font-medium text-ink">{email}</strong>. Open the link
        in the mail to confirm the address, then sign in. It works for a day.
      </MailSent>
      <div className="mt-4 flex flex-col gap-3">
        {problem && <Callout tone="danger">{problem}</Callout>}
        {state === 'sent' && <Callout tone="success">Another mail is on its way.</Callout>}
      </div>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button pending={state === 'sending'} onClick={again}>
          Send it again
        </Button>
        <Button asChild variant="ghost">
          <TextLink tone="quiet" to={authPath('/sign-in', { next, email })}>
            Sign in
          </TextLink>
        </Button>
      </div>
    </>
  );
}
