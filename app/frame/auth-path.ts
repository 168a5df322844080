/** A sign-in or sign-up page that keeps where to go and whose address it is about. */
export function authPath(
  page: '/sign-in' | '/sign-up' | '/forgot-password',
  { next = '/', email = '' }: { next?: string; email?: string },
): string {
  const params = new URLSearchParams();
  if (next !== '/') params.set('next', next);
  if (email !== '') params.set('email', email);
  const search = params.toString();
  return search === '' ? page : `${page}?${search}`;
}
