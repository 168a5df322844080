import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countChanges, type DiffRow, diffRows } from './diff-rows.ts';

/** Follows a diff through the old text; fails where it does not fit it. */
function applied(before: string, rows: readonly DiffRow[]): string {
  const old = before === '' ? [] : before.split('\n');
  const made: string[] = [];
  let at = 0;
  for (const row of rows) {
    if (row.kind === 'same') {
      expect([row.before, row.text]).toEqual([at + 1, old[at]]);
      at += 1;
      made.push(row.text);
      expect(row.after).toBe(made.length);
    } else {
      if (row.removed) {
        expect([row.removed.line, row.removed.text]).toEqual([at + 1, old[at]]);
        at += 1;
      }
    }
    if (row.kind === 'changed' && row.added) made.push(row.added.text);
  }
  expect(at).toBe(old.length);
  return made.join('\n');
}

function drawn(rows: readonly DiffRow[]): string[] {
  const marked = (side: { segments: { text: string; changed: boolean }[] }) =>
    side.segments.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('');
  return rows.flatMap((row) => {
    if (row.kind === 'same') return [`  ${row.text}`];
    const { removed, added } = row;
    return [...(removed ? [`- ${marked(removed)}`] : []), ...(added ? [`+ ${marked(added)}`] : [])];
  });
}

/** Longest common subsequence by the textbook table: the most lines any diff can keep. */
function longestCommon(a: string[], b: string[]): number {
  let above = new Array<number>(b.length + 1).fill(0);
  for (const line of a) {
    const row = [0];
    for (const [j, other] of b.entries()) {
      const better = Math.max(above[j + 1] ?? 0, row[j] ?? 0);
      row.push(line === other ? (above[j] ?? 0) + 1 : better);
    }
    above = row;
  }
  return above.at(-1) ?? 0;
}

const few = fc
  .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 14 })
  .map((lines) => lines.join('\n'));
const any = fc
  .array(
    fc.oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.constantFrom('\n', '\r\n', ' ')),
  )
  .map((pieces) => pieces.join(''));
const linesOf = (value: string) => (value === '' ? [] : value.split('\n'));

describe('diffRows', () => {
  it('applied to the old text gives the new one, whatever they are', () => {
    fc.assert(
      fc.property(fc.oneof(few, any), fc.oneof(few, any), (before, after) => {
        expect(applied(before, diffRows(before, after))).toBe(after);
      }),
      { numRuns: 300 },
    );
  });

  it('marks words without changing a line', () => {
    fc.assert(
      fc.property(any, any, (before, after) => {
        for (const row of diffRows(before, after)) {
          if (row.kind === 'same') continue;
          for (const side of [row.removed, row.added]) {
            if (side) expect(side.segments.map(({ text }) => text).join('')).toBe(side.text);
          }
        }
      }),
    );
  });

  it('keeps as many lines as can be kept', () => {
    fc.assert(
      fc.property(few, few, (before, after) => {
        const kept = diffRows(before, after).filter(({ kind }) => kind === 'same').length;
        expect(kept).toBe(longestCommon(linesOf(before), linesOf(after)));
      }),
    );
  });

  it('marks the words that changed, in any script', () => {
    expect(drawn(diffRows('Be kind and brief.', 'Be kind and very clear.'))).toEqual([
      '- Be kind and [brief].',
      '+ Be kind and [very clear].',
    ]);
    expect(drawn(diffRows('Добро пожаловать домой', 'Добро пожаловать назад'))).toEqual([
      '- Добро пожаловать [домой]',
      '+ Добро пожаловать [назад]',
    ]);
  });

  it('marks words that follow each other as one', () => {
    expect(
      drawn(diffRows('Open on Saturday from 10 to 16.', 'Open on Saturday till noon.')),
    ).toEqual(['- Open on Saturday [from 10 to 16].', '+ Open on Saturday [till noon].']);
  });

  it('marks no words in lines that have little in common', () => {
    expect(drawn(diffRows('Never guess.', 'Always say which shop it is.'))).toEqual([
      '- Never guess.',
      '+ Always say which shop it is.',
    ]);
  });

  it('tells a line break at the end from none, and counts what changed', () => {
    expect(drawn(diffRows('a', 'a\n'))).toEqual(['  a', '+ ']);
    expect(countChanges(diffRows('a\nb', 'b\nc\nd'))).toEqual({ added: 2, removed: 1 });
    expect(diffRows('', '')).toEqual([]);
  });

  it('answers for long texts that share nothing', () => {
    const many = (word: string) =>
      Array.from({ length: 5_000 }, (_, index) => `${word} ${index}`).join('\n');
    const rows = diffRows(`start\n${many('a')}\nend`, `start\n${many('b')}\nend`);
    expect(rows.filter(({ kind }) => kind === 'same')).toHaveLength(2);
    expect(rows).toHaveLength(5_002);
  });
});
