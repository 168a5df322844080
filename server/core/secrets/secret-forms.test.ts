import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { secretForms } from './secret-forms.ts';
import { createTextFinder } from './text-finder.ts';

const encodings: [name: string, encode: (secret: string, before: string) => string][] = [
  ['plain', (secret, before) => before + secret],
  ['JSON', (secret, before) => JSON.stringify(before + secret)],
  ['URL', (secret, before) => encodeURIComponent(before + secret)],
  ['form', (secret, before) => new URLSearchParams({ q: before + secret }).toString()],
  ['base64', (secret, before) => Buffer.from(before + secret).toString('base64')],
  ['base64url', (secret, before) => Buffer.from(before + secret).toString('base64url')],
  ['hex', (secret, before) => Buffer.from(before + secret).toString('hex')],
  [
    'HEX',
    (secret, before) =>
      Buffer.from(before + secret)
        .toString('hex')
        .toUpperCase(),
  ],
  ['reversed', (secret, before) => [...(before + secret)].reverse().join('')],
];

const secrets = fc.string({ unit: 'grapheme', minLength: 12, maxLength: 60 });

describe('a secret', () => {
  test.each(encodings)('is recognised in %s, whatever stands before it', (_, encode) => {
    fc.assert(
      fc.property(secrets, fc.string({ maxLength: 5 }), (secret, before) => {
        const told = `x ${encode(secret, before)} y`;
        const clean = createTextFinder(secretForms(secret)).replace(told, '[removed]');
        expect(clean).toContain('[removed]');
        expect(clean).not.toContain(encode(secret, ''));
      }),
    );
  });

  test('is recognised by the part of a header that tells it', () => {
    const finder = createTextFinder(secretForms('Bearer CNRYx4Lm6Tz8Vb1Nc3Rf'));
    expect(finder.replace('token CNRYx4Lm6Tz8Vb1Nc3Rf', '…')).toBe('token …');
    const login = Buffer.from('ada:CNRYx4Lm6Tz8Vb1Nc3Rf').toString('base64');
    const basic = createTextFinder(secretForms(`Basic ${login}`));
    expect(basic.replace('ada:CNRYx4Lm6Tz8Vb1Nc3Rf', '…')).toBe('…');
    expect(basic.replace('pw CNRYx4Lm6Tz8Vb1Nc3Rf', '…')).toBe('pw …');
    const cookie = createTextFinder(secretForms('session=CNRYx4Lm6Tz8Vb1Nc3Rf; theme=dark'));
    expect(cookie.replace('CNRYx4Lm6Tz8Vb1Nc3Rf is dark', '…')).toBe('… is dark');
  });
});
