/**
 * What is selected after one row was ticked or unticked with Shift held: every row from `anchor` to it
 * becomes as it is now. Without an anchor among `keys` it is that row alone.
 */
export function selectRange(
  keys: readonly string[],
  selected: ReadonlySet<string>,
  { anchor, key }: { anchor: string | null; key: string },
): Set<string> {
  const next = new Set(selected);
  const isOn = !selected.has(key);
  const to = keys.indexOf(key);
  const from = anchor === null ? -1 : keys.indexOf(anchor);
  const [first, last] = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)];
  for (const one of keys.slice(first, last + 1)) {
    if (isOn) next.add(one);
    else next.delete(one);
  }
  return next;
}
