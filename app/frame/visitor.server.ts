import { type AppLoadContext, redirect } from '@remix-run/node';
import { safeNext } from '#app/rpc/load.server.ts';

/**
 * Where a visitor wants to go and the address to fill in, from the address bar. Whoever is signed in
 * already goes there at once.
 */
export function visitorFrom(request: Request, context: AppLoadContext) {
  const { searchParams } = new URL(request.url);
  const next = safeNext(searchParams.get('next'));
  if (context.signedIn) throw redirect(next);
  return { next, email: searchParams.get('email') ?? '' };
}
