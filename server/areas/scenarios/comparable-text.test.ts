import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparableText } from './comparable-text.ts';
import { foldCase } from './fold-case.ts';
import { visitGraphemes } from './graphemes.ts';

const unicode = fc.string({ unit: 'binary' });
const everyday = fc.string({ unit: fc.constantFrom(...'aß Ωяあカ文字\r\n\u0301\u200dé😀☎') });
const letters = fc.string({ unit: 'grapheme' });

describe('visitGraphemes', () => {
  it('covers the text without gaps, in windows as in one piece', () => {
    const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
    const zalgo = `e${'\u0301'.repeat(300)}`;
    const part = fc.oneof(
      unicode,
      letters,
      everyday,
      fc.constantFrom('👩‍👩‍👧', '🇩🇪', '\r\n', 'क्षि', '한', zalgo),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        const starts: number[] = [];
        visitGraphemes(text, (start) => starts.push(start));
        expect(starts).toEqual([...segmenter.segment(text)].map(({ index }) => index));
      }),
      { numRuns: 300 },
    );
  });
});

describe('foldCase', () => {
  it.each([
    ['STRASSE', 'straße'],
    ['ẞ', 'ß'],
    ['ΟΔΟΣ', 'οδος'],
    ['İ', 'i\u0307'],
    ['ﬁ', 'FI'],
    ['\u1fb4', '\u0391\u0301\u0399'],
    ['\u212a', 'k'],
    ['É', 'e\u0301'],
  ])('takes %s for %s', (left, right) => {
    expect(foldCase(left)).toBe(foldCase(right));
  });

  it('keeps the dotless i apart from i', () => {
    expect(foldCase('ı')).not.toBe(foldCase('I'));
  });

  it('is idempotent and blind to normalization and to the case of text', () => {
    fc.assert(
      fc.property(unicode, (text) => {
        const folded = foldCase(text);
        expect(foldCase(folded)).toBe(folded);
        expect(foldCase(text.normalize('NFD'))).toBe(folded);
        expect(foldCase(text.normalize('NFC'))).toBe(folded);
        if (!text.includes('ı'))
          expect(foldCase(text.toUpperCase())).toBe(foldCase(foldCase(text)));
      }),
    );
  });
});

describe('comparableText', () => {
  it('is the NFC of the whole, LF for CRLF', () => {
    fc.assert(
      fc.property(unicode, (text) => {
        const { text: compared } = comparableText(text, { caseSensitive: true });
        expect(compared).toBe(text.replaceAll('\r\n', '\n').normalize('NFC'));
      }),
    );
  });

  it('leads every whole stretch back to a stretch that compares equal', () => {
    fc.assert(
      fc.property(
        fc.oneof(unicode, letters),
        fc.boolean(),
        fc.nat(),
        fc.nat(),
        (text, caseSensitive, a, b) => {
          const compared = comparableText(text, { caseSensitive });
          const [start = 0, end = 0] = [a, b]
            .map((n) => n % (compared.text.length + 1))
            .sort((x, y) => x - y);
          const span = compared.exactSpan(start, end);
          if (span === null || start === end) return;
          const again = comparableText(text.slice(span.start, span.end), { caseSensitive });
          expect(again.text).toBe(compared.text.slice(start, end));
        },
      ),
      { numRuns: 500 },
    );
  });
});
