import type { Outbound } from '../net/outbound.ts';
import { createGithubProvider } from './github-provider.ts';
import { googleIdentity, microsoftIdentity, openIdIdentity } from './identity-claims.ts';
import type { IdentityProvider } from './identity-provider.ts';
import type { IdentitySettings } from './identity-settings.ts';
import { createOpenIdProvider } from './open-id-provider.ts';

/** The same settings with the secrets read. */
export type OpenIdentitySettings = {
  [Id in keyof IdentitySettings]:
    | (Omit<NonNullable<IdentitySettings[Id]>, 'secret'> & { clientSecret: string })
    | null;
};

/**
 * The providers that are set up, in the order of their buttons. Where Google, GitHub and Microsoft are
 * is written here alone, so that no setting makes another server one of them.
 * @param options.fetch the way out; nothing else is used to call a provider
 */
export function createIdentityProviders(
  settings: OpenIdentitySettings,
  { fetch, timeoutSeconds = 8 }: { fetch: Outbound['fetch']; timeoutSeconds?: number },
): IdentityProvider[] {
  const { google, github, microsoft, oidc } = settings;
  const out = { fetch, timeoutSeconds };
  const providers: IdentityProvider[] = [];
  if (google) {
    providers.push(
      createOpenIdProvider({
        ...google,
        ...out,
        id: 'google',
        name: 'Google',
        issuer: 'https://accounts.google.com',
        scopes: 'openid email profile',
        asksForMore: false,
        // Google has no way to ask for a new proof.
        prompt: { always: 'select_account', again: 'select_account' },
        identityOf: googleIdentity,
      }),
    );
  }
  if (microsoft) {
    providers.push(
      createOpenIdProvider({
        ...microsoft,
        ...out,
        id: 'microsoft',
        name: 'Microsoft',
        issuer: `https://login.microsoftonline.com/${microsoft.tenant}/v2.0`,
        scopes: 'openid email profile',
        asksForMore: false,
        prompt: { always: 'select_account', again: 'login' },
        identityOf: microsoftIdentity(microsoft.tenant),
      }),
    );
  }
  if (github) providers.push(createGithubProvider({ ...github, ...out }));
  if (oidc) {
    providers.push(
      createOpenIdProvider({
        ...oidc,
        ...out,
        id: 'oidc',
        asksForMore: true,
        prompt: { always: null, again: 'login' },
        identityOf: openIdIdentity,
      }),
    );
  }
  return providers;
}
