import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Mark, segmentMarks, strongestTone } from './segment-marks.ts';

const mark = (start: number, end: number, tone: Mark['tone'] = 'note'): Mark => ({
  start,
  end,
  tone,
});

const anyMark = fc.record({
  start: fc.integer({ min: -3, max: 40 }),
  end: fc.integer({ min: -3, max: 40 }),
  tone: fc.constantFrom('pass' as const, 'fail' as const, 'note' as const),
});

describe('segmentMarks', () => {
  test('cuts where marks begin and end, and keeps overlaps on both', () => {
    const pass = mark(0, 6, 'pass');
    const fail = mark(4, 9, 'fail');
    expect(segmentMarks('refund now', [pass, fail])).toEqual([
      { text: 'refu', start: 0, marks: [pass] },
      { text: 'nd', start: 4, marks: [pass, fail] },
      { text: ' no', start: 6, marks: [fail] },
      { text: 'w', start: 9, marks: [] },
    ]);
  });

  test('an empty text has no segments, with or without marks', () => {
    expect(segmentMarks('', [])).toEqual([]);
    expect(segmentMarks('', [mark(0, 4)])).toEqual([]);
  });

  test('marks that are empty, reversed or outside of the text leave it plain', () => {
    const plain = [{ text: 'abc', start: 0, marks: [] }];
    expect(segmentMarks('abc', [mark(1, 1), mark(2, 1), mark(7, 9), mark(-4, 0)])).toEqual(plain);
    expect(segmentMarks('abc', [mark(Number.NaN, Number.NaN)])).toEqual(plain);
  });

  test('a mark that ends inside a surrogate pair takes the whole character', () => {
    const texts = segmentMarks('a😀b', [mark(0, 2)]).map(({ text }) => text);
    expect(texts).toEqual(['a😀', 'b']);
  });

  test('segments always join to the text, are never empty, and never split a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(anyMark), (text, marks) => {
        const segments = segmentMarks(text, marks);
        expect(segments.map((segment) => segment.text).join('')).toBe(text);
        for (const segment of segments) {
          expect(segment.text).not.toBe('');
          expect(segment.text).not.toMatch(/\p{Surrogate}/u);
        }
      }),
    );
  });

  test('every character inside a mark is in a segment that carries the mark', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.array(anyMark), (text, marks) => {
        const segments = segmentMarks(text, marks);
        for (const given of marks) {
          for (let at = Math.max(0, given.start); at < Math.min(text.length, given.end); at += 1) {
            const holding = segments.find(
              (segment) => at >= segment.start && at < segment.start + segment.text.length,
            );
            expect(holding?.marks).toContain(given);
          }
        }
      }),
    );
  });
});

describe('strongestTone', () => {
  test('what failed shows over what passed, and both over a note', () => {
    expect(strongestTone([mark(0, 1, 'note'), mark(0, 1, 'pass')])).toBe('pass');
    expect(strongestTone([mark(0, 1, 'pass'), mark(0, 1, 'fail'), mark(0, 1)])).toBe('fail');
    expect(strongestTone([])).toBeUndefined();
  });
});
