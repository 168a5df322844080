import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { load, signInPath } from '#app/rpc/load.server.ts';
import { ActivityCard } from './parts/activity-card.tsx';
import { ConfirmedProvider } from './parts/confirmed.tsx';
import { MePage } from './parts/me-page.tsx';
import { PasskeysCard } from './parts/passkeys-card.tsx';
import { PasswordCard } from './parts/password-card.tsx';
import { SecondFactorCard } from './parts/second-factor-card.tsx';

export const meta: MetaFunction = () => [{ title: 'Security of your account · Assay' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const me = context.signedIn;
  if (!me) throw redirect(signInPath(request));
  return await load(request, async () => ({ me, security: await context.account.me.security() }));
}

export default function SecurityPage() {
  const { me, security } = useLoaderData<typeof loader>();
  const { hasPassword, twoFactorEnabled, passkeys, events } = security;
  return (
    <MePage me={me}>
      <ConfirmedProvider email={me.email} hasPassword={hasPassword}>
        {hasPassword && <PasswordCard email={me.email} />}
        <SecondFactorCard isOn={twoFactorEnabled} hasPassword={hasPassword} />
        <PasskeysCard passkeys={passkeys} />
        <ActivityCard events={events} />
      </ConfirmedProvider>
    </MePage>
  );
}
