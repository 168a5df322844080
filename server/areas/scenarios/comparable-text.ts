import { foldCase, isAscii } from './fold-case.ts';
import { visitGraphemes } from './graphemes.ts';
import type { Span } from './schema.ts';

/** A text as it is compared, with the way back to the text as it was received. */
export type ComparableText = {
  text: string;
  /** The span of the received text behind `[start, end)`, or null where that cuts a letter. */
  exactSpan(start: number, end: number): Span | null;
  /** The same, widened to whole letters where `[start, end)` cuts one. */
  coveringSpan(start: number, end: number): Span;
};

/** Longer clusters are no letters, and ordering their marks takes quadratic time. */
const longestLetter = 256;
const trailingInvisible = /\p{Default_Ignorable_Code_Point}+$/u;

/**
 * Prepares a text for comparison: NFC, CRLF read as LF, and case folded unless `caseSensitive`. A match
 * has to begin and end between letters as people see them (grapheme clusters): "e" is not in "é" however
 * that is encoded, nor is one person in a family emoji. Invisible characters that end a cluster (joiners,
 * variation selectors) need not belong to the match, so none of them can hide a word.
 */
export function comparableText(
  original: string,
  options: { caseSensitive: boolean },
): ComparableText {
  if (isAscii(original) && !original.includes('\r\n')) {
    const text = options.caseSensitive ? original : original.toLowerCase();
    const span = (start: number, end: number) => ({ start, end });
    return { text, exactSpan: span, coveringSpan: span };
  }
  return mappedText(original, options.caseSensitive);
}

function mappedText(original: string, caseSensitive: boolean): ComparableText {
  const pieces: string[] = [];
  const seen = new Map<string, Letter>();
  // Per code unit of the compared text: where its letter begins and ends, and, once known, where a
  // match may begin and end. Indexes of the received text; -1 is "nowhere".
  const letterStart: number[] = [];
  const letterEnd: number[] = [];
  const mayBegin: number[] = [];
  const mayEnd: number[] = [-1];
  visitGraphemes(original, (start, end) => {
    const letter = original.slice(start, end);
    const known = seen.get(letter) ?? readLetter(letter, caseSensitive);
    if (seen.size < 10_000) seen.set(letter, known);
    const { piece, invisible } = known;
    for (let i = 0; i < piece.length; i += 1) {
      letterStart.push(start);
      letterEnd.push(end);
      mayBegin.push(i === 0 ? start : -1);
      const left = piece.length - 1 - i;
      mayEnd.push(left <= invisible ? end - left : -1);
    }
    pieces.push(piece);
  });
  return {
    text: pieces.join(''),
    exactSpan(start, end) {
      const from = mayBegin[start] ?? -1;
      const to = mayEnd[end] ?? -1;
      return from < 0 || to < 0 ? null : { start: from, end: to };
    },
    coveringSpan(start, end) {
      const from = letterStart[start] ?? original.length;
      return { start: from, end: end > start ? (letterEnd[end - 1] ?? original.length) : from };
    },
  };
}

/** A letter as it is compared, and how many code units at its end cannot be seen. */
type Letter = { piece: string; invisible: number };

function readLetter(letter: string, caseSensitive: boolean): Letter {
  const invisible = trailingInvisible.exec(letter)?.[0].length ?? 0;
  return { piece: compared(letter, caseSensitive), invisible };
}

function compared(letter: string, caseSensitive: boolean): string {
  if (letter === '\r\n') return '\n';
  if (letter.length > longestLetter) return letter;
  return caseSensitive ? letter.normalize('NFC') : foldCase(letter);
}
