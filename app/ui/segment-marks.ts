export type MarkTone = 'pass' | 'fail' | 'note';

export interface Mark {
  /** UTF-16 offsets into the text, end exclusive, as JavaScript's own string methods give them. */
  start: number;
  end: number;
  tone: MarkTone;
  /** Why it is marked, for instance "must not contain". */
  label?: string;
}

export interface Segment {
  text: string;
  start: number;
  /** The marks that cover all of it, in the order given; none for plain text. */
  marks: Mark[];
}

/**
 * Cuts a text where marks begin and end. The segments joined are the text, none is empty, and no
 * cut falls inside a surrogate pair. Marks outside of the text are cut to it; empty ones vanish.
 */
export function segmentMarks(text: string, marks: readonly Mark[]): Segment[] {
  const inside = marks
    .map((mark) => ({ mark, start: snap(text, mark.start, -1), end: snap(text, mark.end, 1) }))
    .filter(({ mark, start, end }) => mark.end > mark.start && end > start);
  const cuts = new Set([0, text.length]);
  for (const { start, end } of inside) cuts.add(start).add(end);
  const ordered = [...cuts].sort((a, b) => a - b);
  return ordered.slice(0, -1).flatMap((start, index) => {
    const end = ordered[index + 1] ?? text.length;
    const covering = inside.filter((span) => span.start <= start && span.end >= end);
    return [{ text: text.slice(start, end), start, marks: covering.map((span) => span.mark) }];
  });
}

const strength: Record<MarkTone, number> = { fail: 3, pass: 2, note: 1 };

/** The tone that shows where marks overlap: what failed is never hidden by what passed. */
export function strongestTone(marks: readonly Mark[]): MarkTone | undefined {
  return [...marks].sort((a, b) => strength[b.tone] - strength[a.tone])[0]?.tone;
}

function snap(text: string, offset: number, towards: 1 | -1): number {
  const at = Math.min(Math.max(0, Math.trunc(offset) || 0), text.length);
  const splits =
    /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at));
  return splits ? at + towards : at;
}
