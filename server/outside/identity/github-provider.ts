import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretPost,
  Configuration,
  calculatePKCECodeChallenge,
  customFetch,
  fetchProtectedResource,
} from 'openid-client';
import { z } from 'zod';
import type { Outbound } from '../net/outbound.ts';
import { toIdentityError } from './identity-failure.ts';
import {
  type Attempt,
  type Identity,
  IdentityError,
  type IdentityProvider,
} from './identity-provider.ts';
import { throughDoor } from './through-door.ts';

const Person = z.object({
  id: z.int().positive(),
  login: z.string().min(1).max(100),
  name: z.string().max(500).nullish(),
});
const Addresses = z.array(
  z.object({ email: z.string().max(500), primary: z.boolean(), verified: z.boolean() }),
);

/**
 * GitHub, which speaks OAuth 2 without ID tokens: who came is asked of its API, with the token that
 * only the code and its PKCE verifier open. Only the primary address counts, and only if verified.
 */
export function createGithubProvider(options: {
  clientId: string;
  clientSecret: string;
  fetch: Outbound['fetch'];
  timeoutSeconds: number;
}): IdentityProvider {
  const { clientId, clientSecret, timeoutSeconds } = options;
  const config = new Configuration(
    {
      // What GitHub names itself in `iss` of its answers (RFC 9207).
      issuer: 'https://github.com/login/oauth',
      authorization_endpoint: 'https://github.com/login/oauth/authorize',
      token_endpoint: 'https://github.com/login/oauth/access_token',
    },
    clientId,
    undefined,
    ClientSecretPost(clientSecret),
  );
  config[customFetch] = throughDoor(options.fetch);
  config.timeout = timeoutSeconds;

  async function ask<T>(token: string, path: string, Shape: z.ZodType<T>): Promise<T> {
    const headers = new Headers({
      accept: 'application/vnd.github+json',
      'x-github-api-version': '2022-11-28',
      'user-agent': 'assay',
    });
    const url = new URL(path, 'https://api.github.com');
    const answer = await fetchProtectedResource(config, token, url, 'GET', undefined, headers);
    if (!answer.ok) {
      await answer.body?.cancel();
      const reason = answer.status >= 500 || answer.status === 429 ? 'unreachable' : 'refused';
      throw new IdentityError(reason, `${path} answered ${answer.status}`);
    }
    const body = Shape.safeParse(await answer.json());
    if (!body.success) throw new IdentityError('refused', `${path} answered something else`);
    return body.data;
  }

  async function begin(attempt: Attempt): Promise<URL> {
    return buildAuthorizationUrl(config, {
      redirect_uri: attempt.redirectUri,
      scope: 'user:email',
      state: attempt.state,
      code_challenge: await calculatePKCECodeChallenge(attempt.codeVerifier),
      code_challenge_method: 'S256',
      prompt: 'select_account',
    });
  }

  async function finish(attempt: Attempt, answer: URLSearchParams): Promise<Identity> {
    const came = new URL(`${attempt.redirectUri}?${answer}`);
    const { access_token: token } = await authorizationCodeGrant(config, came, {
      expectedState: attempt.state,
      pkceCodeVerifier: attempt.codeVerifier,
    });
    const person = await ask(token, '/user', Person);
    const addresses = await ask(token, '/user/emails', Addresses);
    const primary = addresses.find((address) => address.primary);
    return {
      subject: String(person.id),
      email: primary?.email ?? null,
      isEmailVerified: primary?.verified ?? false,
      name: person.name ?? person.login,
      label: person.login,
    };
  }

  return {
    id: 'github',
    name: 'GitHub',
    begin: (attempt) =>
      begin(attempt).catch((error: unknown) => {
        throw toIdentityError(error);
      }),
    finish: (attempt, answer) =>
      finish(attempt, answer).catch((error: unknown) => {
        throw toIdentityError(error);
      }),
  };
}
