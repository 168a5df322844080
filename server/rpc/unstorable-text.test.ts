import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unstorableText } from './unstorable-text.ts';

describe('text that can’t be stored', () => {
  it.each([
    ['a\0b', []],
    [{ name: 'ok', tags: ['fine', '\ud800'] }, ['tags', 1]],
    [{ turns: [{ say: 'hi' }, { say: 'half: \udc00' }] }, ['turns', 1, 'say']],
  ])('is found in %j', (input, path) => {
    expect(unstorableText(input)).toEqual(path);
  });

  it('is found exactly where a text would come back changed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, at) => {
        const half = text.slice(0, at % (text.length + 1));
        const comesBack = Buffer.from(half, 'utf8').toString('utf8') === half && !/\0/.test(half);
        expect(unstorableText({ list: [half] })).toEqual(comesBack ? null : ['list', 0]);
      }),
    );
  });
});
