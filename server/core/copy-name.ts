/** A name for a copy that is not among `taken`: `Returns (copy)`, then `Returns (copy 2)`. */
export function copyName(name: string, taken: readonly string[]): string {
  const base = name.replace(/ \(copy(?: \d+)?\)$/, '').slice(0, 100);
  const used = new Set(taken);
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? `${base} (copy)` : `${base} (copy ${n})`;
    if (!used.has(candidate)) return candidate;
  }
}
