import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PlainShell } from '#app/frame/plain-shell.tsx';
import { load, signInPath } from '#app/rpc/load.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { NameCard } from './parts/name-card.tsx';
import { OutboxCard } from './parts/outbox-card.tsx';
import { SessionsCard } from './parts/sessions-card.tsx';
import { ThemeCard } from './parts/theme-card.tsx';

export const meta: MetaFunction = () => [{ title: 'Your settings · Assay' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const me = context.signedIn;
  if (!me) throw redirect(signInPath(request));
  const account = context.account.me;
  return await load(request, async () => {
    const [sessions, { isInstanceAdmin }] = await Promise.all([
      account.sessions(),
      account.instance(),
    ]);
    return { me, sessions, isInstanceAdmin };
  });
}

export default function MePage() {
  const { me, sessions, isInstanceAdmin } = useLoaderData<typeof loader>();
  return (
    <PlainShell me={me} width="page">
      <PageHeader
        title="Your settings"
        description={`You are signed in as ${me.email}. These hold in every organization.`}
        breadcrumbs={[{ label: 'Back to work', to: '/' }, { label: 'Your settings' }]}
      />
      <div className="flex flex-col gap-5">
        <NameCard key={me.name} name={me.name} />
        <ThemeCard />
        <SessionsCard sessions={sessions} />
        {isInstanceAdmin && <OutboxCard />}
      </div>
    </PlainShell>
  );
}
