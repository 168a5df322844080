import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTextFinder } from './text-finder.ts';

describe('texts that are looked for', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 4, maxLength: 8 });
  const haystack = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 60 });

  test('are all covered, and nothing else is', () => {
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 6 }), haystack, (wanted, text) => {
        const covered = Array.from(text, () => false);
        for (const one of wanted) {
          for (let at = text.indexOf(one); at >= 0; at = text.indexOf(one, at + 1)) {
            covered.fill(true, at, at + one.length);
          }
        }
        const expected = Array.from(text, (letter, at) => (covered[at] ? '#' : letter)).join('');
        const found = createTextFinder(wanted).replace(text, '#');
        expect(found.replace(/#+/g, '#')).toBe(expected.replace(/#+/g, '#'));
      }),
    );
  });

  test('are found when they overlap one another', () => {
    const finder = createTextFinder(['abcdef', 'defghi', 'abcd']);
    expect(finder.replace('xabcdefghiy', '…')).toBe('x…y');
  });

  test('are not looked for below four characters', () => {
    expect(createTextFinder(['abc']).replace('abcabc', '…')).toBe('abcabc');
  });
});
