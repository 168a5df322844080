/** The ids before and after one in a list; null at its ends and when it is not in it. */
export function neighbours(ids: readonly string[], id: string) {
  const at = ids.indexOf(id);
  if (at < 0) return { previousId: null, nextId: null };
  return { previousId: ids[at - 1] ?? null, nextId: ids[at + 1] ?? null };
}
