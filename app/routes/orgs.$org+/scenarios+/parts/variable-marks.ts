export type Piece = { text: string; at: number; name: string | null };

const placeholder = /\{\{\s*([A-Za-z_][A-Za-z0-9_]{0,63})\s*\}\}/g;

/** A text in pieces: what stands between the placeholders, and each placeholder with the name in it. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const found of text.matchAll(placeholder)) {
    if (found.index > end) pieces.push({ text: text.slice(end, found.index), at: end, name: null });
    pieces.push({ text: found[0], at: found.index, name: found[1] ?? null });
    end = found.index + found[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), at: end, name: null });
  return pieces;
}

/** The names in a text that nothing known is called, each once. */
export function unknownNames(text: string, known: ReadonlySet<string>): string[] {
  const names = piecesOf(text).flatMap(({ name }) => (name === null ? [] : [name]));
  return [...new Set(names)].filter((name) => !known.has(name));
}
