import type { Context } from 'hono';
import {
  type Auth,
  clientAddressHeader,
  openAuthPaths,
  socialPaths,
} from '#server/areas/accounts/index.ts';
import { RateLimited } from '#server/core/rate-limited.ts';
import type { Services } from '#server/core/services.ts';
import type { HttpEnv } from './app.ts';
import { countAuth } from './auth-rates.ts';
import { refuse } from './refuse.ts';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The members of an object; none for anything else. */
function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Readonly<Record<string, unknown>>) : {};
}

/** An answer without the tokens of sessions, also where it holds a whole session. */
function withoutTokens(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTokens);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([name]) => name !== 'token');
  return Object.fromEntries(members.map(([name, member]) => [name, withoutTokens(member)]));
}

/**
 * Passes the open endpoints on to Better Auth; the rest don't exist. The session token is taken out of
 * JSON answers: it belongs in the cookie alone, where scripts can't read it.
 * @throws {RateLimited}
 */
export async function answerAuth(
  c: Context<HttpEnv>,
  parts: { auth: Auth; services: Services },
): Promise<Response> {
  const request = c.req.raw;
  const path = new URL(request.url).pathname.slice('/api/auth'.length);
  const social = socialPaths(parts.services.identityProviders);
  if (!openAuthPaths.has(path) && !social.includes(path)) {
    return refuse(c, 404, 'http.not_found', 'There is no such endpoint.');
  }
  const ipAddress = c.get('ipAddress');
  const headers = new Headers(request.headers);
  headers.set(clientAddressHeader, ipAddress ?? '127.0.0.1');
  headers.set('x-request-id', c.get('requestId'));
  const sent = request.method === 'POST' ? await request.text() : null;
  const body = membersOf(parsed(sent ?? ''));
  const asked = { path, headers, body, ipAddress, requestId: c.get('requestId') };
  // Whoever comes back from a provider sees a page, not an answer for programs.
  const isComingBack = path.startsWith('/oauth2/callback/');
  const counted = await countAuth(parts, asked).catch((error: unknown) => {
    if (error instanceof RateLimited && isComingBack) return null;
    throw error;
  });
  if (counted === null) return c.redirect('/sign-in?problem=busy');
  const { method, url } = request;
  const response = await parts.auth.handler(new Request(url, { method, headers, body: sent }));
  if (isComingBack && response.status >= 400) return c.redirect('/sign-in?problem=failed');
  const isJson = response.headers.get('content-type')?.includes('application/json') ?? false;
  const text = isJson ? await response.text() : '';
  const answer = parsed(text);
  await counted({ status: response.status, code: String(membersOf(answer).code ?? '') });
  if (!isJson) return response;
  const answerHeaders = new Headers(response.headers);
  answerHeaders.delete('content-length');
  return new Response(text === '' ? null : JSON.stringify(withoutTokens(answer)), {
    status: response.status,
    headers: answerHeaders,
  });
}
