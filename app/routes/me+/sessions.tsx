import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { load, signInPath } from '#app/rpc/load.server.ts';
import { ConfirmedProvider } from './parts/confirmed.tsx';
import { MePage } from './parts/me-page.tsx';
import { SessionsCard } from './parts/sessions-card.tsx';

export const meta: MetaFunction = () => [{ title: 'Your sessions · Assay' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const me = context.signedIn;
  if (!me) throw redirect(signInPath(request));
  const account = context.account.me;
  return await load(request, async () => {
    const [sessions, security] = await Promise.all([account.sessions(), account.security()]);
    return { me, sessions, security };
  });
}

export default function SessionsPage() {
  const { me, sessions, security } = useLoaderData<typeof loader>();
  return (
    <MePage me={me}>
      <ConfirmedProvider email={me.email} ways={security}>
        <SessionsCard sessions={sessions} />
      </ConfirmedProvider>
    </MePage>
  );
}
