import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { AppError, errorKinds } from '#server/core/errors.ts';
import { RateLimited } from '#server/core/rate-limited.ts';
import type { HttpEnv } from './app.ts';

/** The same refusal as clients of the two APIs read it. */
function rpcError(status: number, message: string, details: { reason: string; requestId: string }) {
  const data = { code: 'BAD_REQUEST', httpStatus: status, ...details, fields: [] };
  return { json: { message, code: -32600, data } };
}

/** An answer that refuses: a message for people, a reason for programs. */
export function refuse(
  c: Context<HttpEnv>,
  status: ContentfulStatusCode,
  reason: string,
  message: string,
  headers: Record<string, string> = {},
): Response {
  c.set('refused', reason);
  const details = { reason, requestId: c.get('requestId') };
  const isRpc = /^\/api\/(orgs\/[^/]+\/)?trpc\//.test(c.req.path);
  const error = isRpc ? { error: rpcError(status, message, details) } : {};
  return c.json({ message, ...details, ...error }, status, headers);
}

/** The seconds to wait that belong to an error, as a header; none when waiting does not help. */
export function retryAfter(error: unknown): Record<string, string> {
  if (error instanceof RateLimited) return { 'retry-after': String(error.retryAfterSeconds) };
  const isAway = error instanceof AppError && error.kind === 'unavailable';
  return isAway ? { 'retry-after': '5' } : {};
}

/** The answer to an error that may be shown; null for any other. */
export function refusalOf(c: Context<HttpEnv>, error: unknown): Response | null {
  if (!(error instanceof AppError)) return null;
  const { status } = errorKinds[error.kind];
  return refuse(c, status, error.reason, error.message, retryAfter(error));
}
