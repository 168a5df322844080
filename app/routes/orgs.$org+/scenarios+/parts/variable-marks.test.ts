import fc from 'fast-check';
import { expect, it } from 'vitest';
import { piecesOf, unknownNames } from './variable-marks.ts';

it('cuts a text into pieces that make it up again, each at its place', () => {
  const text = fc
    .array(fc.oneof(fc.string(), fc.constantFrom('{{shop}}', '{{ a_1 }}', '{{', '}}', '{{1}}')))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (whole) => {
      const pieces = piecesOf(whole);
      expect(pieces.map((piece) => piece.text).join('')).toBe(whole);
      for (const piece of pieces) {
        expect(whole.slice(piece.at, piece.at + piece.text.length)).toBe(piece.text);
      }
    }),
  );
});

it('finds names, with spaces around them too, and says which are unknown', () => {
  const text = 'At {{shop}} and {{ shop }}, {{tier}}; {{no name}} {{1}}';
  expect(piecesOf(text).flatMap(({ name }) => name ?? [])).toEqual(['shop', 'shop', 'tier']);
  expect(unknownNames(text, new Set(['shop']))).toEqual(['tier']);
  expect(unknownNames('{{x}} {{x}}', new Set())).toEqual(['x']);
});
