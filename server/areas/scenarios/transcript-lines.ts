import type { Heard, Stray } from './transcript-parts.ts';

const time = '\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?(?:\\s?[AaPp]\\.?[Mm]\\.?)?';
const date = '(?:\\d{1,4}[-./]\\d{1,2}[-./]\\d{1,4})';
const when = `(?:${date}(?:,|T|\\s)?\\s?)?${time}Z?|${date}`;
const name = "[\\p{L}\\p{N}#@_][\\p{L}\\p{M}\\p{N} ._'’()#@+-]{0,39}?";

/** `[10:32] Anna: …`, `12/03/2024, 10:32 - Anna: …`, `Anna (10:32): …`, `Anna: …` */
const headed = [
  new RegExp(`^(${name})\\s*:(?:\\s+|$)(.*)$`, 'u'),
  new RegExp(`^[\\[(](?:${when})[\\])]\\s*[-–]?\\s*(${name})\\s*:(?:\\s+|$)(.*)$`, 'u'),
  new RegExp(`^(?:${when})\\s*[-–|]?\\s+(${name})\\s*:(?:\\s+|$)(.*)$`, 'u'),
  new RegExp(`^(${name})\\s*[\\[(](?:${when})[\\])]\\s*:(?:\\s+|$)(.*)$`, 'u'),
  new RegExp(`^(?:[-*]\\s+)?\\*\\*(${name})(?::\\*\\*|\\*\\*\\s*:)\\s*(.*)$`, 'u'),
];

/** A name and a time alone, what was said below it: `Anna  10:32 AM`, `Anna [10:32]`, `[10:32] Anna` */
const titled = [
  new RegExp(`^(${name})\\s*[\\[(](?:${when})[\\])]$`, 'u'),
  new RegExp(`^(${name})\\s{1,4}(?:${when})$`, 'u'),
  new RegExp(`^[\\[(](?:${when})[\\])]\\s*(${name})$`, 'u'),
];

/** `#me` and `#bot` on lines of their own, as Botium writes them. */
const tagged = /^#(me|bot)\b\s*(.*)$/i;

/** Names that stand before a colon and are nobody: the scheme of an address, a label within a text. */
const nobody = /^(https?|mailto|tel|note|ps|re|subject|betreff)$/i;

type Heading = { speaker: string; said: string };

function headingOf(line: string): Heading | null {
  // Most lines of a long text are told apart by this alone.
  if (!/[:\d#]/.test(line.slice(0, 120))) return null;
  const tag = tagged.exec(line);
  if (tag) return { speaker: `#${tag[1]?.toLowerCase()}`, said: tag[2] ?? '' };
  for (const pattern of headed) {
    const found = pattern.exec(line);
    const speaker = found?.[1]?.trim();
    if (speaker && !nobody.test(speaker)) return { speaker, said: found?.[2] ?? '' };
  }
  for (const pattern of titled) {
    const speaker = pattern.exec(line)?.[1]?.trim();
    if (speaker) return { speaker, said: '' };
  }
  return null;
}

/**
 * Reads who said what from lines. Lines without a speaker belong to what was said before them, empty ones
 * in between too; a line that begins with `>` is said by whoever asks, and what follows it is the answer.
 * What stands before the first speaker is stray.
 */
export function readLines(text: string): { heard: Heard[]; stray: Stray[] } {
  const heard: (Heard & { end: number })[] = [];
  const stray: Stray[] = [];
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .entries()) {
    const line = index + 1;
    // WhatsApp puts marks for the direction of writing before its dates.
    const plain = raw.replace(/^[\u200e\u200f\u202a-\u202e]+/, '').trimEnd();
    const quoted = /^>\s?(.*)$/.exec(plain)?.[1];
    const heading = quoted === undefined ? headingOf(plain.trimStart()) : null;
    const last = heard.at(-1);
    const put = (speaker: string, said: string) =>
      heard.push({ speaker, text: said, line, raw: plain, end: line });
    if (quoted !== undefined && !(last?.speaker === '>' && last.end === line - 1)) put('>', quoted);
    else if (heading) put(heading.speaker, heading.said);
    else if (last?.speaker === '>' && quoted === undefined) {
      if (plain.trim() !== '') put('', plain);
    } else if (last) {
      last.text += `\n${quoted ?? plain}`;
      last.raw += `\n${plain}`;
      last.end = line;
    } else if (plain.trim() !== '') stray.push({ line, text: plain, why: 'Nobody is named.' });
  }
  return { heard: heard.map(({ end: _, ...one }) => trimmed(one)), stray };
}

function trimmed({ text, raw, ...rest }: Heard): Heard {
  return { ...rest, text: text.trim(), raw: raw.trimEnd() };
}
