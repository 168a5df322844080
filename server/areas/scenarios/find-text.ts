import type { ComparableText } from './comparable-text.ts';
import type { Span } from './schema.ts';

/**
 * Where `needle` (prepared like the text) stands in a text: the first `limit` places that do not overlap
 * and cut no letter. Knuth, Morris, Pratt (1977): linear time whatever the two texts are.
 */
export function findText(haystack: ComparableText, needle: string, limit: number): Span[] {
  const spans: Span[] = [];
  if (needle === '') return spans;
  const fallback = fallbackTable(needle);
  const { text } = haystack;
  let matched = 0;
  let free = 0;
  for (let i = 0; i < text.length && spans.length < limit; i += 1) {
    const unit = text.charCodeAt(i);
    while (matched > 0 && needle.charCodeAt(matched) !== unit) matched = fallback[matched - 1] ?? 0;
    if (needle.charCodeAt(matched) === unit) matched += 1;
    if (matched < needle.length) continue;
    const start = i + 1 - needle.length;
    const span = start >= free ? haystack.exactSpan(start, i + 1) : null;
    if (span !== null) {
      spans.push(span);
      free = i + 1;
    }
    matched = fallback[matched - 1] ?? 0;
  }
  return spans;
}

/** For each prefix, the length of its longest proper prefix that is also its suffix. */
function fallbackTable(needle: string): Uint32Array {
  const table = new Uint32Array(needle.length);
  let length = 0;
  for (let i = 1; i < needle.length; i += 1) {
    const unit = needle.charCodeAt(i);
    while (length > 0 && needle.charCodeAt(length) !== unit) length = table[length - 1] ?? 0;
    if (needle.charCodeAt(length) === unit) length += 1;
    table[i] = length;
  }
  return table;
}
