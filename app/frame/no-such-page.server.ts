/** A loader for addresses that no page has. */
export function noSuchPage(): never {
  throw new Response(null, { status: 404 });
}
