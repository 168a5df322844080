/** Counting stops at this, as on the server. */
const mostCounted = 100;

/** The tags in use as a filter of a list; none when there are no tags. */
export function tagFilters(tags: readonly { tag: string; count: number }[]) {
  if (tags.length === 0) return [];
  const options = tags.map(({ tag, count }) => ({
    value: tag,
    label: `${tag} (${count < mostCounted ? count : `${mostCounted}+`})`,
  }));
  return [{ name: 'tag', label: 'Tag', options }];
}
