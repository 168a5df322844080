const longestBase = 54;

/** A key for a copy that is not among `taken`: `shop_copy`, then `shop_copy_2`. */
export function copyKey(key: string, taken: readonly string[]): string {
  const base = key.replace(/(?<=.)_copy(?:_\d+)?$/, '').slice(0, longestBase);
  const used = new Set(taken);
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? `${base}_copy` : `${base}_copy_${n}`;
    if (!used.has(candidate)) return candidate;
  }
}
