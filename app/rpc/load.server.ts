import { redirect } from '@remix-run/node';
import { TRPCError } from '@trpc/server';

const mistyped = 'The address may be mistyped, or what it pointed to was deleted.';

/**
 * Runs a loader's in-process calls and turns their refusals into pages: signed out goes to sign-in and
 * back, what one may not see or does not exist becomes an error page with its sentence.
 */
export async function load<T>(request: Request, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (thrown) {
    if (!(thrown instanceof TRPCError)) throw thrown;
    if (thrown.code === 'UNAUTHORIZED') throw redirect(signInPath(request));
    const status =
      { NOT_FOUND: 404, BAD_REQUEST: 404, FORBIDDEN: 403 }[thrown.code as string] ?? 500;
    const message = thrown.code === 'BAD_REQUEST' ? mistyped : thrown.message;
    const requestId = request.headers.get('x-request-id');
    throw Response.json({ message, reason: reasonOf(thrown.cause), requestId }, { status });
  }
}

function reasonOf(cause: unknown): string {
  const isKnown = cause instanceof Error && 'reason' in cause && typeof cause.reason === 'string';
  return isKnown ? String(cause.reason) : '';
}

/** Where to sign in so that one comes back to this page. */
export function signInPath(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return `/sign-in?next=${encodeURIComponent(pathname + search)}`;
}

/** A path on this site to go to next; anything else is the start page. */
export function safeNext(next: string | null): string {
  return next !== null && /^\/(?!\/)[^\\\p{Cc}]*$/u.test(next) ? next : '/';
}
