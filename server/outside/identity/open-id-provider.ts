import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
} from 'openid-client';
import type { Outbound } from '../net/outbound.ts';
import { clientAuth } from './client-auth.ts';
import { toIdentityError } from './identity-failure.ts';
import {
  type Attempt,
  type Identity,
  IdentityError,
  type IdentityProvider,
} from './identity-provider.ts';
import { throughDoor } from './through-door.ts';

/** What an ID token says about a person, completed by what the provider tells when asked. */
export type Claims = Readonly<Record<string, unknown>>;

export type OpenIdOptions = Pick<IdentityProvider, 'id' | 'name'> & {
  issuer: string;
  clientId: string;
  clientSecret: string;
  scopes: string;
  /** Asks for user information where the ID token doesn’t tell of a verified address. */
  asksForMore: boolean;
  /** `prompt` of the request: each time, and to prove oneself anew. */
  prompt: { always: string | null; again: string | null };
  /** Reads the person out of checked claims. @throws {IdentityError} */
  identityOf(claims: Claims): Identity;
  fetch: Outbound['fetch'];
  timeoutSeconds: number;
};

const keepMs = 60 * 60_000;

/** The provider's own description of itself, read when it is first needed and then once an hour. */
function describedBy(options: OpenIdOptions): () => Promise<Configuration> {
  const { issuer, clientId, clientSecret, timeoutSeconds } = options;
  const isPlain = issuer.startsWith('http:');
  let kept: { config: Promise<Configuration>; until: number } | null = null;
  return () => {
    const now = performance.now();
    if (kept && now < kept.until) return kept.config;
    const config = discovery(new URL(issuer), clientId, undefined, clientAuth(clientSecret), {
      [customFetch]: throughDoor(options.fetch),
      timeout: timeoutSeconds,
      // The signature is checked even where the token came straight from the provider over TLS.
      execute: [enableNonRepudiationChecks, ...(isPlain ? [allowInsecureRequests] : [])],
    });
    const mine = { config, until: now + keepMs };
    kept = mine;
    config.catch(() => {
      if (kept === mine) kept = null;
    });
    return config;
  };
}

/**
 * A provider that speaks OpenID Connect: authorization code flow with PKCE, state and nonce; the ID
 * token's signature, issuer, audience, nonce and times are checked by `openid-client`.
 */
export function createOpenIdProvider(options: OpenIdOptions): IdentityProvider {
  const { id, name, scopes, prompt, identityOf, asksForMore } = options;
  const describe = describedBy(options);

  async function begin(attempt: Attempt, asksAgain: boolean): Promise<URL> {
    const config = await describe();
    const wanted = asksAgain ? prompt.again : prompt.always;
    return buildAuthorizationUrl(config, {
      redirect_uri: attempt.redirectUri,
      scope: scopes,
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await calculatePKCECodeChallenge(attempt.codeVerifier),
      code_challenge_method: 'S256',
      ...(wanted === null ? {} : { prompt: wanted }),
    });
  }

  async function finish(attempt: Attempt, answer: URLSearchParams): Promise<Identity> {
    const config = await describe();
    const came = new URL(`${attempt.redirectUri}?${answer}`);
    const tokens = await authorizationCodeGrant(config, came, {
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
      pkceCodeVerifier: attempt.codeVerifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new IdentityError('refused', 'no ID token came');
    const hasMore = config.serverMetadata().userinfo_endpoint !== undefined;
    const isEnough = claims.email !== undefined && claims.email_verified !== undefined;
    if (!asksForMore || !hasMore || isEnough) return identityOf(claims);
    const more = await fetchUserInfo(config, tokens.access_token, claims.sub);
    // What is said of one address says nothing of another.
    const isSame = claims.email === undefined || more.email === claims.email;
    return identityOf(isSame ? { ...more, ...claims } : claims);
  }

  return {
    id,
    name,
    begin: (attempt, { asksAgain }) =>
      begin(attempt, asksAgain).catch((error: unknown) => {
        throw toIdentityError(error);
      }),
    finish: (attempt, answer) =>
      finish(attempt, answer).catch((error: unknown) => {
        throw toIdentityError(error);
      }),
  };
}
