import type { MetaFunction } from '@remix-run/node';
import { useNavigate, useParams } from '@remix-run/react';
import { useState } from 'react';
import { authClient } from '#app/frame/auth-client.ts';
import { AuthHeading } from '#app/frame/auth-shell.tsx';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { TextLink } from '#app/ui/text-link.tsx';

export const meta: MetaFunction = () => [{ title: 'Confirm your address · Assay' }];

/** Asks for a click: programs that look into mails open links too, and must not confirm anything. */
export default function VerifyEmailPage() {
  const { token = '' } = useParams();
  const navigate = useNavigate();
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function confirm() {
    setPending(true);
    setProblem(null);
    try {
      await authClient.verifyAddress(token);
      navigate('/sign-in?verified', { replace: true });
    } catch (thrown) {
      setPending(false);
      setProblem(thrown instanceof Error ? thrown.message : 'It did not work. Try again.');
    }
  }
  return (
    <>
      <AuthHeading title="Confirm your address">
        If you made an account on Assay with this address, confirm it here. If you did not, close
        this page.
      </AuthHeading>
      <div className="flex flex-col gap-4">
        {problem && <Callout tone="danger">{problem}</Callout>}
        <Button variant="primary" size="lg" pending={isPending} onClick={confirm}>
          Confirm address
        </Button>
      </div>
      <p className="mt-6 text-muted text-sm">
        <TextLink to="/sign-in">Sign in</TextLink>
      </p>
    </>
  );
}
