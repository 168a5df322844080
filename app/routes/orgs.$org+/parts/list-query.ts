/**
 * What a list page's address asks for: the search, and the cursor of the page. The address keeps the
 * cursors of all pages on the way (`?cursor=a&cursor=b`), so that one can go back; the last is the
 * current one.
 */
export function listQuery(request: Request): { search?: string; cursor?: string } {
  const { searchParams } = new URL(request.url);
  const search = searchParams.get('q')?.trim().slice(0, 200);
  const cursor = searchParams.getAll('cursor').at(-1)?.slice(0, 200);
  return { ...(search ? { search } : {}), ...(cursor ? { cursor } : {}) };
}

/** The value of a filter in the address when it is one of `allowed`, else undefined. */
export function filterOf<const T extends string>(
  request: Request,
  name: string,
  allowed: readonly T[],
): T | undefined {
  const asked = new URL(request.url).searchParams.get(name);
  return allowed.find((one) => one === asked);
}

/** Addresses of the pages before and after, relative to the current path; null where there is none. */
export function pageLinks(search: string, nextCursor: string | null) {
  const params = new URLSearchParams(search);
  const cursors = params.getAll('cursor');
  const at = (kept: readonly string[]) => {
    const target = new URLSearchParams(params);
    target.delete('cursor');
    for (const cursor of kept) target.append('cursor', cursor);
    return `?${target}`;
  };
  return {
    previous: cursors.length > 0 ? at(cursors.slice(0, -1)) : null,
    next: nextCursor === null ? null : at([...cursors, nextCursor]),
  };
}
