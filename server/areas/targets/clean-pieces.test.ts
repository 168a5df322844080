import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTextFinder } from '#server/core/secrets/text-finder.ts';
import { cleanPieces } from './clean-pieces.ts';

const secrets = ['sk-abcabcd', 'abca', 'aaaab'];
const finder = createTextFinder(secrets);
const cleaner = {
  clean: (text: string) => finder.replace(text, '#'),
  unfinished: (text: string) => finder.unfinished(text),
};

function told(pieces: readonly string[]): string[] {
  const heard: string[] = [];
  const take = cleanPieces(cleaner, (piece) => heard.push(piece));
  for (const piece of pieces) take(piece);
  return heard;
}

const piece = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 's', 'k', '-', ' '), maxLength: 6 }),
  fc.constantFrom(...secrets, 'sk-', 'sk-abc', 'abcd', 'aaa'),
);

it('tells no secret, however the text is cut', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const heard = told(pieces).join('');
      for (const secret of secrets) expect(heard).not.toContain(secret);
    }),
    { numRuns: 500 },
  );
});

it('tells everything else, at once where no secret could begin', () => {
  expect(told(['Hello', ' there', ', x'])).toEqual(['Hello', ' there', ', x']);
  expect(told(['one sk-', 'abcabcd two', ' sk-', 'ip'])).toEqual(['one ', '# two', ' ', 'sk-ip']);
});
