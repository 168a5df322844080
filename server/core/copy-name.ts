/**
 * A name for a copy that is not among `taken`: `Returns (copy)`, then `Returns (copy 2)`; another `word`
 * than "copy" says what it is instead.
 */
export function copyName(name: string, taken: readonly string[], word = 'copy'): string {
  const base = name.replace(new RegExp(` \\(${word}(?: \\d+)?\\)$`), '').slice(0, 100);
  const used = new Set(taken);
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? `${base} (${word})` : `${base} (${word} ${n})`;
    if (!used.has(candidate)) return candidate;
  }
}
