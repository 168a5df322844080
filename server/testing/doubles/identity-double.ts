import { createHash, randomBytes } from 'node:crypto';
import { makeIdToken, newSigningKeys } from './id-tokens.ts';
import {
  type Double,
  type RecordedRequest,
  sendJson,
  startLoopbackServer,
} from './loopback-server.ts';

/** What goes wrong at the provider. */
export type IdentityFault =
  | 'denied'
  | 'answers as another issuer'
  | 'wrong nonce'
  | 'no nonce'
  | 'wrong audience'
  | 'expired'
  | 'unsigned'
  | 'signed by another'
  | 'signed with the secret'
  | 'other issuer'
  | 'other user information'
  | 'token 500'
  | 'token hangs'
  | 'token redirects'
  | 'token is huge'
  | 'keys 500'
  | 'description 500';

/** A provider whose people say yes at once. Its members may be changed while it answers. */
export type IdentityServer = {
  clientId: string;
  clientSecret: string;
  /** What it calls itself; null for its own address. */
  issuer: string | null;
  /** What it puts into `iss` of its tokens, where that is not what it calls itself. */
  tokenIssuer: string | null;
  /** The claims of whoever signs in next: `sub`, `email`, … */
  person: Record<string, unknown>;
  /** Told when asked for user information, not in the ID token. */
  further: Record<string, unknown>;
  /** GitHub's: what `/user` and `/user/emails` tell. */
  github: { user: Record<string, unknown>; emails: readonly object[] };
  alg: 'RS256' | 'ES256';
  fault: IdentityFault | null;
};

type Grant = { challenge: string; redirectUri: string; nonce: string | null };
/** Null for no answer at all. */
type Outcome = { status: number; body: object } | { status: number; location: string } | null;

/** A new server where `person` signs in. */
export function makeIdentityServer(person: Record<string, unknown>): IdentityServer {
  return {
    clientId: 'assay',
    clientSecret: `cs-${randomBytes(16).toString('hex')}`,
    issuer: null,
    tokenIssuer: null,
    person,
    further: {},
    github: { user: {}, emails: [] },
    alg: 'RS256',
    fault: null,
  };
}

function isClient(server: IdentityServer, request: RecordedRequest, form: URLSearchParams) {
  const pair = `${server.clientId}:${server.clientSecret}`;
  const { authorization } = request.headers;
  if (authorization === undefined) {
    return `${form.get('client_id')}:${form.get('client_secret')}` === pair;
  }
  // Both halves are form-encoded before they are joined: RFC 6749, section 2.3.1.
  const sent = Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString();
  return sent.split(':').map(decodeURIComponent).join(':') === pair;
}

/**
 * An OpenID provider with real keys that checks the client, the code, its redirect URI and PKCE; it also
 * answers at GitHub's addresses, without ID tokens.
 */
export async function startIdentityDouble(server: IdentityServer, port?: number): Promise<Double> {
  const keys = newSigningKeys(server.alg);
  const grants = new Map<string, Grant>();
  const tokens = new Set<string>();
  const issuer = () => server.issuer ?? double.url;

  function authorize(query: URLSearchParams): Outcome {
    const isWhole =
      query.get('client_id') === server.clientId &&
      query.get('response_type') === 'code' &&
      query.get('code_challenge_method') === 'S256';
    if (!isWhole) return { status: 400, body: { error: 'invalid_request' } };
    const redirectUri = query.get('redirect_uri') ?? '';
    const back = new URL(redirectUri);
    back.searchParams.set('state', query.get('state') ?? '');
    if (server.fault === 'answers as another issuer') {
      back.searchParams.set('iss', 'https://login.elsewhere.test');
    }
    if (server.fault === 'denied') {
      back.searchParams.set('error', 'access_denied');
    } else {
      const code = randomBytes(16).toString('hex');
      const challenge = query.get('code_challenge') ?? '';
      grants.set(code, { challenge, redirectUri, nonce: query.get('nonce') });
      back.searchParams.set('code', code);
    }
    return { status: 302, location: back.toString() };
  }

  function token(request: RecordedRequest, isGithub: boolean): Outcome {
    const form = new URLSearchParams(request.body);
    if (!isClient(server, request, form)) return { status: 401, body: { error: 'invalid_client' } };
    const code = form.get('code') ?? '';
    const grant = grants.get(code);
    grants.delete(code);
    const verifier = createHash('sha256').update(form.get('code_verifier') ?? '');
    const isRight =
      grant?.redirectUri === form.get('redirect_uri') &&
      grant.challenge === verifier.digest('base64url');
    if (!grant || !isRight) return { status: 400, body: { error: 'invalid_grant' } };
    const accessToken = randomBytes(16).toString('hex');
    tokens.add(accessToken);
    const named = { issuer: server.tokenIssuer ?? issuer(), nonce: grant.nonce, keys };
    const more = isGithub
      ? { scope: 'user:email' }
      : { id_token: makeIdToken(server, named), expires_in: 3_600 };
    return { status: 200, body: { access_token: accessToken, token_type: 'bearer', ...more } };
  }

  function described(): object {
    const base = server.issuer === null ? double.url : new URL(server.issuer).origin;
    return {
      issuer: issuer(),
      authorization_endpoint: `${base}/authorize`,
      token_endpoint: `${base}/token`,
      userinfo_endpoint: `${base}/userinfo`,
      jwks_uri: `${base}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: [server.alg],
    };
  }

  function tokenEndpoint(request: RecordedRequest, isGithub: boolean): Outcome {
    switch (server.fault) {
      case 'token hangs':
        return null;
      case 'token 500':
        return { status: 500, body: { error: 'server_error' } };
      case 'token redirects':
        return { status: 307, location: 'https://login.elsewhere.test/token' };
      case 'token is huge':
        return { status: 200, body: { junk: 'x'.repeat(2_000_000) } };
      default:
        return token(request, isGithub);
    }
  }

  function answer(request: RecordedRequest): Outcome {
    const { pathname, searchParams } = new URL(request.path, 'http://double');
    const { fault, github, further, person } = server;
    if (pathname.endsWith('/.well-known/openid-configuration')) {
      return fault === 'description 500'
        ? { status: 500, body: {} }
        : { status: 200, body: described() };
    }
    switch (pathname) {
      case '/authorize':
      case '/login/oauth/authorize':
        return authorize(searchParams);
      case '/token':
      case '/login/oauth/access_token':
        return tokenEndpoint(request, pathname !== '/token');
      case '/keys': {
        if (fault === 'keys 500') return { status: 500, body: {} };
        const key = { ...keys.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig' };
        return { status: 200, body: { keys: [{ ...key, alg: server.alg }] } };
      }
    }
    const bearer = request.headers.authorization?.replace(/^bearer /i, '') ?? '';
    if (!tokens.has(bearer)) return { status: 401, body: { error: 'invalid_token' } };
    const sub = fault === 'other user information' ? 'somebody else' : person.sub;
    const told = new Map<string, object>([
      ['/userinfo', { sub, ...further }],
      ['/user', github.user],
      ['/user/emails', github.emails],
    ]);
    const body = told.get(pathname);
    return body ? { status: 200, body } : { status: 404, body: {} };
  }

  const double: Double = await startLoopbackServer((request, response) => {
    const outcome = answer(request);
    if (outcome === null) return;
    if ('body' in outcome) sendJson(response, outcome.status, outcome.body);
    else response.writeHead(outcome.status, { location: outcome.location }).end();
  }, port);
  return double;
}
