import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { socialProblemIn } from '#app/frame/social-problem.ts';
import { load, signInPath } from '#app/rpc/load.server.ts';
import { Callout } from '#app/ui/callout.tsx';
import { ActivityCard } from './parts/activity-card.tsx';
import { ConfirmedProvider } from './parts/confirmed.tsx';
import { LinksCard } from './parts/links-card.tsx';
import { MePage } from './parts/me-page.tsx';
import { PasskeysCard } from './parts/passkeys-card.tsx';
import { PasswordCard } from './parts/password-card.tsx';
import { SecondFactorCard } from './parts/second-factor-card.tsx';

export const meta: MetaFunction = () => [{ title: 'Security of your account · Assay' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const me = context.signedIn;
  if (!me) throw redirect(signInPath(request));
  const url = new URL(request.url);
  return await load(request, async () => {
    const security = await context.account.me.security();
    const linked = security.providers.find(({ id }) => id === url.searchParams.get('linked'));
    return { me, security, linked, socialProblem: socialProblemIn(url, security.providers) };
  });
}

export default function SecurityPage() {
  const { me, security, linked, socialProblem } = useLoaderData<typeof loader>();
  const { hasPassword, twoFactorEnabled, passkeys, providers, links, events } = security;
  return (
    <MePage me={me}>
      <ConfirmedProvider email={me.email} ways={security}>
        {linked && (
          <Callout tone="success" title={`${linked.name} is linked`}>
            From now on it signs you in. You were signed out everywhere else.
          </Callout>
        )}
        {socialProblem && (
          <Callout tone={socialProblem.tone} title={socialProblem.title}>
            {socialProblem.text}
          </Callout>
        )}
        {hasPassword && <PasswordCard email={me.email} />}
        <SecondFactorCard isOn={twoFactorEnabled} hasPassword={hasPassword} />
        <PasskeysCard passkeys={passkeys} />
        <LinksCard providers={providers} links={links} />
        <ActivityCard events={events} />
      </ConfirmedProvider>
    </MePage>
  );
}
