import type { Span } from './schema.ts';

/** A piece of a text around what was found in it. Spans are of the piece, in UTF-16 code units. */
export type Excerpt = { text: string; marks: Span[] };

const mostWords = 12;
const wordSign = '[\\p{L}\\p{N}\\p{M}]';
const spelled: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ς: 'σ',
};

/** One character as the database folds it (`search_fold`): small, without accents. */
function foldCharacter(character: string): string {
  if (character <= '\u007f') return character.toLowerCase();
  const plain = character.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
  const small = plain.normalize('NFC').toLowerCase();
  return [...small].map((one) => spelled[one] ?? one).join('');
}

/** The folded text, and for each of its code units where its character begins in the text. */
function fold(text: string): { folded: string; starts: number[] } {
  const starts: number[] = [];
  let folded = '';
  let at = 0;
  for (const character of text) {
    const piece = foldCharacter(character);
    for (let unit = 0; unit < piece.length; unit += 1) starts.push(at);
    folded += piece;
    at += character.length;
  }
  starts.push(text.length);
  return { folded, starts };
}

/** The words one searches for, folded, as the database takes them. */
export function searchedWords(search: string): string[] {
  const words = fold(search).folded.match(new RegExp(`${wordSign}+`, 'gu')) ?? [];
  return [...new Set(words)].slice(0, mostWords);
}

/** Where words of a text begin as one of `words` does; `words` are those of {@link searchedWords}. */
export function markWords(text: string, words: readonly string[]): Span[] {
  if (words.length === 0) return [];
  const { folded, starts } = fold(text);
  const longestFirst = words.toSorted((a, b) => b.length - a.length).join('|');
  const beginnings = new RegExp(`(?<!${wordSign})(?:${longestFirst})`, 'gu');
  return [...folded.matchAll(beginnings)].map(({ 0: found, index }) => ({
    start: starts[index] ?? 0,
    end: starts[index + found.length] ?? text.length,
  }));
}

const around = 40;
const longest = 160;

/**
 * The line of a text that has most of the words, cut to about 160 characters around the first of them;
 * null when no line has any.
 */
export function excerptOf(text: string, words: readonly string[]): Excerpt | null {
  let best: { line: string; marks: Span[]; kinds: number } | null = null;
  for (const line of text.split('\n')) {
    const marks = markWords(line, words);
    const kinds = new Set(marks.map(({ start, end }) => fold(line.slice(start, end)).folded)).size;
    if (kinds > (best?.kinds ?? 0)) best = { line, marks, kinds };
    if (best?.kinds === words.length) break;
  }
  return best && cutAround(best.line, best.marks);
}

function cutAround(line: string, marks: readonly Span[]): Excerpt {
  const first = marks[0]?.start ?? 0;
  const start = first > around ? wordStart(line, first - around, first) : 0;
  const end = line.length - start > longest ? unsplit(line, start + longest) : line.length;
  const before = start > 0 ? '…' : '';
  const shift = before.length - start;
  return {
    text: `${before}${line.slice(start, end)}${end < line.length ? '…' : ''}`,
    marks: marks
      .filter((mark) => mark.end <= end)
      .map((mark) => ({ start: mark.start + shift, end: mark.end + shift })),
  };
}

/** The beginning of a word after `from`, or `from` when there is none before `to`. */
function wordStart(line: string, from: number, to: number): number {
  const space = line.indexOf(' ', from);
  return space >= 0 && space < to ? space + 1 : unsplit(line, from);
}

/** `at`, or one more where it would split a pair of surrogates. */
function unsplit(line: string, at: number): number {
  const next = line.charCodeAt(at);
  return next >= 0xdc00 && next <= 0xdfff ? at + 1 : at;
}
