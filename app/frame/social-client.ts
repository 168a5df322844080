import { z } from 'zod';
import { callAuth } from './auth-client.ts';

const Begun = z.object({ url: z.string() });

/** Goes to a provider; the browser leaves this page. Rejects with an AuthProblem when it can't. */
async function goTo(path: string, provider: string, next: string): Promise<void> {
  const { url } = Begun.parse(await callAuth(path, { provider, next }));
  window.location.assign(url);
}

/** Signs in by a provider and comes back to `next`; confirms oneself when signed in already. */
export function signInBy(provider: string, next: string): Promise<void> {
  return goTo('/oauth2/sign-in', provider, next);
}

/** Links the account that is signed in. Comes back to the page about security. */
export function linkTo(provider: string): Promise<void> {
  return goTo('/oauth2/link', provider, '/me/security');
}
