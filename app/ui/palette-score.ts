/**
 * How well an item of the palette fits what is typed, 0 (not at all) to 1. Places, which are few and stay
 * where they are, come before what was found for the same letters: what arrives late must not slip under
 * a finger that is about to press Enter.
 * @param words its label first, then whatever else it is found by
 */
export function paletteScore(words: readonly string[], typed: string): number {
  const search = plain(typed);
  const [label = '', ...others] = words.map(plain);
  if (label === search) return 1;
  if (label.startsWith(search)) return 0.97;
  if (others.includes(search)) return 0.95;
  const all = [label, ...others].join(' ');
  const parts = search.split(/\s+/);
  if (parts.every((part) => ` ${all}`.includes(` ${part}`))) return 0.96;
  return parts.every((part) => all.includes(part)) ? 0.5 : 0;
}

/** Without accents and space around, in small letters. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
