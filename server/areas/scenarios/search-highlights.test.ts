import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptOf, markWords, searchedWords } from './search-highlights.ts';

const marked = (text: string, search: string) =>
  markWords(text, searchedWords(search)).map(({ start, end }) => text.slice(start, end));

describe('marks', () => {
  test.each([
    ['May I return a plant?', 'ret pl', ['ret', 'pl']],
    ['Die Rückgabe', 'ruck', ['Rück']],
    ['Die Ru\u0308ckgabe', 'rückgabe', ['Ru\u0308ckgabe']],
    ['Große Straße', 'strasse gross', ['Groß', 'Straße']],
    ['unreturned', 'ret', []],
    ['a.b@c.de', 'c', ['c']],
    ['👍🏽 łódź', 'lodz', ['łódź']],
    ['أهلا وسهلا', 'أهلا', ['أهلا']],
    ['don’t', "don't", ['don', 't']],
    ['anything', '!&|:*()\\ ', []],
  ])('%s by %s', (text, search, found) => {
    expect(marked(text, search)).toEqual(found);
  });

  test('lie within the text, in order and apart, and cut no character', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(text, text, (about, search) => {
        let last = 0;
        for (const { start, end } of markWords(about, searchedWords(search))) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(about.slice(start, end).isWellFormed?.() ?? true).toBe(true);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(about.length);
      }),
    );
  });

  test('take a long text and many words in a moment', () => {
    const words = searchedWords(Array.from({ length: 10_000 }, (_, n) => `word${n}`).join(' '));
    expect(words).toHaveLength(12);
    const started = performance.now();
    expect(markWords('word1 ward '.repeat(20_000), words)).toHaveLength(20_000);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('an excerpt', () => {
  const words = searchedWords('refund plant');

  test('is the line with most of the words', () => {
    const text = 'A refund, please.\nIs the plant in the refund?\nThe plant.';
    const excerpt = excerptOf(text, words);
    expect(excerpt?.text).toBe('Is the plant in the refund?');
    expect(excerpt?.marks.map(({ start, end }) => excerpt.text.slice(start, end))).toEqual([
      'plant',
      'refund',
    ]);
  });

  test('is cut around the first of them', () => {
    const excerpt = excerptOf(`${'before '.repeat(40)}refund ${'after '.repeat(60)}`, words);
    expect(excerpt?.text).toMatch(/^…before .*refund after .*…$/);
    expect(excerpt?.text.length).toBeLessThanOrEqual(162);
    expect(excerpt?.marks.map(({ start, end }) => excerpt.text.slice(start, end))).toEqual([
      'refund',
    ]);
  });

  test('is nothing where nothing is', () => {
    expect(excerptOf('Nothing here', words)).toBeNull();
    expect(excerptOf('refund', [])).toBeNull();
  });
});
