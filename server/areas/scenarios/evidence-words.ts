const longest = 80;
const most = 5;

/** A text in quotes, on one line, cut to a length that fits a sentence. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const points = [...line.slice(0, longest * 2 + 2)];
  const isShort = points.length <= longest && line.length <= longest * 2;
  return `"${isShort ? line : `${points.slice(0, longest - 1).join('')}…`}"`;
}

/** Parts joined for a sentence: `a, b or c`, without a word `a, b`; the rest after five as a number. */
export function listed(parts: readonly string[], word: 'and' | 'or' | null): string {
  const shown = parts.length > most ? parts.slice(0, most) : parts;
  if (shown.length < parts.length) return `${shown.join(', ')} and ${parts.length - most} more`;
  const last = shown.at(-1) ?? '';
  if (word === null) return shown.join(', ');
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** `once`, `twice`, `3 times`; `at least 20 times` when counting stopped at the limit. */
export function times(count: number, limit: number): string {
  const often = count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
  return count >= limit ? `at least ${often}` : often;
}
