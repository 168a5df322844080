import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiffLine, diffLines } from './diff-lines.ts';

const signs = { same: ' ', added: '+', removed: '-' } as const;
const drawn = (lines: DiffLine[]) => lines.map(({ kind, text }) => `${signs[kind]}${text}`);
const side = (lines: DiffLine[], without: DiffLine['kind']) =>
  lines.filter(({ kind }) => kind !== without).map(({ text }) => text);

/** Longest common subsequence by the textbook table: the most lines any diff can keep. */
function longestCommon(a: string[], b: string[]): number {
  const rows = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const row = rows[i];
      if (!row) continue;
      row[j] = a[i - 1] === b[j - 1] ? at(i - 1, j - 1) + 1 : Math.max(at(i - 1, j), at(i, j - 1));
    }
  }
  return at(a.length, b.length);
}

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 14 })
  .map((lines) => lines.join('\n'));
const linesOf = (value: string) => (value === '' ? [] : value.split('\n'));

describe('diffLines', () => {
  it('shows a changed line as removed, then added', () => {
    expect(drawn(diffLines('one\ntwo\nthree', 'one\n2\nthree'))).toEqual([
      ' one',
      '-two',
      '+2',
      ' three',
    ]);
  });

  it('numbers lines on both sides', () => {
    expect(diffLines('a\nb', 'b\nc')).toEqual([
      { kind: 'removed', text: 'a', before: 1, after: null },
      { kind: 'same', text: 'b', before: 2, after: 1 },
      { kind: 'added', text: 'c', before: null, after: 2 },
    ]);
  });

  it('takes an empty text as no lines and ignores how lines end', () => {
    expect(diffLines('', '')).toEqual([]);
    expect(drawn(diffLines('', 'a'))).toEqual(['+a']);
    expect(drawn(diffLines('a\r\nb', 'a\nb'))).toEqual([' a', ' b']);
  });

  it('holds both texts whole, whatever they are', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffLines(before, after);
        expect(side(lines, 'added')).toEqual(linesOf(before));
        expect(side(lines, 'removed')).toEqual(linesOf(after));
      }),
    );
  });

  it('keeps as many lines as can be kept', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const kept = diffLines(before, after).filter(({ kind }) => kind === 'same').length;
        expect(kept).toBe(longestCommon(linesOf(before), linesOf(after)));
      }),
    );
  });

  it('answers for long texts that share nothing', () => {
    const many = (word: string) =>
      Array.from({ length: 5_000 }, (_, index) => `${word} ${index}`).join('\n');
    const lines = diffLines(`start\n${many('a')}\nend`, `start\n${many('b')}\nend`);
    expect(lines).toHaveLength(10_002);
    expect(lines.filter(({ kind }) => kind === 'same')).toHaveLength(2);
  });
});
