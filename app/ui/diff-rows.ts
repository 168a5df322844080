import { diffArrays } from 'diff';

/** A stretch of a line; `changed` when the other side's line has it otherwise. */
export type DiffSegment = { text: string; changed: boolean };
/** A line of one side with its 1-based number. */
export type DiffSide = { line: number; text: string; segments: DiffSegment[] };

/** One row of two texts beside each other; null where a side has no such line. */
export type DiffRow =
  | { kind: 'same'; text: string; before: number; after: number }
  | { kind: 'changed'; removed: DiffSide | null; added: DiffSide | null };

/** Texts that differ in more lines than this are shown as replaced between their common ends. */
const mostEdits = 1_000;
/** Lines with more words than this are marked whole. */
const mostWordEdits = 200;
/** Two lines are the same line, changed, when they share at least so much of the longer or the shorter. */
const leastShared = { ofLonger: 0.3, ofShorter: 0.6 };

const words = /[\p{L}\p{M}\p{N}_]+|\s+|[^\p{L}\p{M}\p{N}_\s]/gu;

/**
 * How one text becomes another, line by line, with as few changed lines as possible. Lines that were
 * replaced stand beside each other, with the words that differ marked. The removed and the same lines
 * joined are `before`, the added and the same ones `after`, both to the letter; an empty text has no lines.
 */
export function diffRows(before: string, after: string): DiffRow[] {
  const a = linesOf(before);
  const b = linesOf(after);
  const head = commonHead(a, b);
  const tail = commonHead(a.slice(head).reverse(), b.slice(head).reverse());
  const same = (from: number, count: number, shift: number) =>
    a.slice(from, from + count).map((text, i): DiffRow => {
      const line = from + i + 1;
      return { kind: 'same', text, before: line, after: line + shift };
    });
  return [
    ...same(0, head, 0),
    ...middleRows(a.slice(head, a.length - tail), b.slice(head, b.length - tail), head),
    ...same(a.length - tail, tail, b.length - a.length),
  ];
}

/** How many lines were added and removed, for people. */
export function countChanges(rows: readonly DiffRow[]): { added: number; removed: number } {
  const count = (side: 'added' | 'removed') =>
    rows.filter((row) => row.kind === 'changed' && row[side] !== null).length;
  return { added: count('added'), removed: count('removed') };
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}

function commonHead(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count += 1;
  return count;
}

function middleRows(a: string[], b: string[], head: number): DiffRow[] {
  const changes = diffArrays(a, b, { maxEditLength: mostEdits }) ?? [
    { value: a, removed: true, added: false },
    { value: b, removed: false, added: true },
  ];
  const rows: DiffRow[] = [];
  let x = head;
  let y = head;
  let removed: string[] = [];
  let added: string[] = [];
  const flush = () => {
    rows.push(...pairRows({ removed, added, before: x + 1, after: y + 1 }));
    x += removed.length;
    y += added.length;
    removed = [];
    added = [];
  };
  for (const change of changes) {
    if (change.removed) removed.push(...change.value);
    else if (change.added) added.push(...change.value);
    else {
      flush();
      for (const text of change.value) {
        x += 1;
        y += 1;
        rows.push({ kind: 'same', text, before: x, after: y });
      }
    }
  }
  flush();
  return rows;
}

function pairRows(block: {
  removed: readonly string[];
  added: readonly string[];
  before: number;
  after: number;
}): DiffRow[] {
  const { removed, added, before, after } = block;
  return Array.from({ length: Math.max(removed.length, added.length) }, (_, i): DiffRow => {
    const old = removed[i];
    const now = added[i];
    const marked = old !== undefined && now !== undefined ? markWords(old, now) : null;
    const side = (text: string | undefined, line: number, segments: DiffSegment[] | undefined) =>
      text === undefined ? null : { line, text, segments: segments ?? [{ text, changed: false }] };
    return {
      kind: 'changed',
      removed: side(old, before + i, marked?.removed),
      added: side(now, after + i, marked?.added),
    };
  });
}

/** The words two lines differ in; null when they share too little to be told as one line changed. */
function markWords(old: string, now: string) {
  const a = old.match(words) ?? [];
  const b = now.match(words) ?? [];
  const changes = diffArrays(a, b, { maxEditLength: mostWordEdits });
  if (!changes) return null;
  const segments = (without: 'added' | 'removed') =>
    joined(
      changes
        .filter((change) => !change[without])
        .map(({ value, added, removed }) => ({ text: value.join(''), changed: added || removed })),
    );
  const shared = changes
    .filter(({ added, removed }) => !added && !removed)
    .reduce((sum, { value }) => sum + value.join('').trim().length, 0);
  const lengths = [old.trim().length, now.trim().length];
  const isSameLine =
    shared >= Math.max(...lengths) * leastShared.ofLonger ||
    shared >= Math.min(...lengths) * leastShared.ofShorter;
  if (!isSameLine) return null;
  return { removed: segments('added'), added: segments('removed') };
}

/** Changed words with nothing but a blank between them are one change. */
function joined(segments: readonly DiffSegment[]): DiffSegment[] {
  const made: DiffSegment[] = [];
  for (const [index, { text, changed }] of segments.entries()) {
    const isBetween = text.trim() === '' && segments[index + 1]?.changed;
    const last = made.at(-1);
    if (last?.changed && (changed || isBetween)) last.text += text;
    else made.push({ text, changed });
  }
  return made;
}
