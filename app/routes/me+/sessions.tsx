import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { load, signInPath } from '#app/rpc/load.server.ts';
import { MePage } from './parts/me-page.tsx';
import { SessionsCard } from './parts/sessions-card.tsx';

export const meta: MetaFunction = () => [{ title: 'Your sessions · Assay' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const me = context.signedIn;
  if (!me) throw redirect(signInPath(request));
  return await load(request, async () => ({ me, sessions: await context.account.me.sessions() }));
}

export default function SessionsPage() {
  const { me, sessions } = useLoaderData<typeof loader>();
  return (
    <MePage me={me}>
      <SessionsCard sessions={sessions} />
    </MePage>
  );
}
