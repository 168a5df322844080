import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from './csv.ts';

/** Reads CSV as RFC 4180 says, independently of how it was written. */
function readCsv(text: string): string[][] {
  const records: string[][] = [[]];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (const [, quoted, plain, end] of text.matchAll(pattern)) {
    records.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') records.push([]);
  }
  return records.slice(0, -1);
}

describe('csvLine', () => {
  it('gives back every value, behind an apostrophe where it could be a formula', () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.stringMatching(/^[=+\-@\t\r",\n a]{0,6}$/),
    );
    fc.assert(
      fc.property(fc.array(fc.array(value, { minLength: 1 }), { minLength: 1 }), (lines) => {
        const safe = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
        expect(readCsv(lines.map(csvLine).join(''))).toEqual(lines.map((line) => line.map(safe)));
      }),
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('disarms %j', (formula) => {
    expect(csvLine([formula]).replace(/^"/, '')).toMatch(/^'/);
  });

  it('leaves nothing for null', () => {
    expect(csvLine(['a', null, ''])).toBe('a,,\r\n');
  });
});
