import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { load, signInPath } from '#app/rpc/load.server.ts';
import { ConfirmedProvider } from './parts/confirmed.tsx';
import { EmailCard } from './parts/email-card.tsx';
import { MePage } from './parts/me-page.tsx';
import { NameCard } from './parts/name-card.tsx';
import { OutboxCard } from './parts/outbox-card.tsx';
import { ThemeCard } from './parts/theme-card.tsx';
import { UsernameCard } from './parts/username-card.tsx';

export const meta: MetaFunction = () => [{ title: 'Your settings · Assay' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const me = context.signedIn;
  if (!me) throw redirect(signInPath(request));
  const account = context.account.me;
  return await load(request, async () => {
    const [security, { isInstanceAdmin }] = await Promise.all([
      account.security(),
      account.instance(),
    ]);
    return { me, security, isInstanceAdmin };
  });
}

export default function ProfilePage() {
  const { me, security, isInstanceAdmin } = useLoaderData<typeof loader>();
  const { email, emailVerified, username, sendsMail } = security;
  return (
    <MePage me={me}>
      <ConfirmedProvider email={email} ways={security}>
        <NameCard key={me.name} name={me.name} />
        <UsernameCard key={username} username={username ?? ''} />
        <EmailCard key={email} email={email} isVerified={emailVerified} sendsMail={sendsMail} />
        <ThemeCard />
        {isInstanceAdmin && <OutboxCard />}
      </ConfirmedProvider>
    </MePage>
  );
}
