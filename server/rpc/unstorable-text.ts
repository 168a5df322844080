type Path = readonly (string | number)[];

/**
 * Where an input holds a text that Postgres can't keep as it is: one with NUL, or with half of a
 * surrogate pair. Null when there is none.
 */
export function unstorableText(input: unknown, path: Path = []): Path | null {
  if (typeof input === 'string') {
    return input.includes('\0') || !input.isWellFormed() ? path : null;
  }
  if (typeof input !== 'object' || input === null) return null;
  for (const [key, value] of Object.entries(input)) {
    const found = unstorableText(value, [...path, Array.isArray(input) ? Number(key) : key]);
    if (found) return found;
  }
  return null;
}
