/** The name that is most like what was typed; null when none is like it. */
export function nearest(typed: string, names: readonly string[]): string | null {
  return nearNames(typed, names, 1)[0] ?? null;
}

/** Names that are like what was typed, the most like it first. */
export function nearNames(typed: string, names: readonly string[], most: number): string[] {
  const wanted = typed.toLowerCase();
  return names
    .map((name) => ({ name, far: farFrom(wanted, name.toLowerCase()) }))
    .filter(({ name, far }) => far <= Math.max(2, Math.ceil(name.length / 3)))
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

/** How many letters differ; what begins with or holds what was typed counts as near. */
function farFrom(wanted: string, name: string): number {
  if (wanted !== '' && name.includes(wanted)) return name.startsWith(wanted) ? 0.25 : 0.5;
  return editDistance(wanted, name);
}

/** Letters to add, take away, change, or swap with their neighbour (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      let least = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (isSame ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      }
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
