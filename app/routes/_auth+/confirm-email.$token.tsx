import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData, useNavigate, useParams } from '@remix-run/react';
import { AuthHeading } from '#app/frame/auth-shell.tsx';
import { accountRpc } from '#app/rpc/client.ts';
import { signInPath } from '#app/rpc/load.server.ts';
import { useAction } from '#app/rpc/use-action.ts';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';

export const meta: MetaFunction = () => [{ title: 'Confirm your new address · Assay' }];

export function loader({ request, context }: LoaderFunctionArgs) {
  if (!context.signedIn) throw redirect(signInPath(request));
  return { email: context.signedIn.email };
}

export default function ConfirmEmailPage() {
  const { email } = useLoaderData<typeof loader>();
  const { token = '' } = useParams();
  const navigate = useNavigate();
  const confirm = useAction(() => accountRpc.me.confirmEmail.mutate({ token }), {
    onDone: () => navigate('/me', { replace: true }),
  });
  return (
    <>
      <AuthHeading title="Confirm your new address">
        Your account uses {email} now. Confirm to use the address to which this link was mailed; you
        are signed out everywhere else.
      </AuthHeading>
      <div className="flex flex-col gap-4">
        {confirm.problem && <Callout tone="danger">{confirm.problem.message}</Callout>}
        <Button
          variant="primary"
          size="lg"
          pending={confirm.isPending}
          onClick={() => confirm.run()}
        >
          Use the new address
        </Button>
      </div>
    </>
  );
}
