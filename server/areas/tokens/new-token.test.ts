import { expect, test } from 'vitest';
import { newToken, tokenChecksum } from './new-token.ts';

test('a token names the organization and holds 256 bits and their checksum', () => {
  const token = newToken('kase-brot-1f');
  expect(token).toMatch(/^asy_kasebrot_[A-Za-z0-9_-]{43}[0-9A-Za-z]{6}$/);
  expect(token.slice(-6)).toBe(tokenChecksum(token.slice(0, -6)));
  expect(newToken('---')).toMatch(/^asy_org_/);
});

test('the checksum is the CRC-32 in base 62', () => {
  // 0xcbf43926 is the check value that the CRC-32 of this text is published with.
  expect(tokenChecksum('123456789')).toBe('3jZRME');
  expect(tokenChecksum('')).toBe('000000');
});

test('tokens differ, and a mistyped one does not fit its checksum', () => {
  const tokens = Array.from({ length: 1000 }, () => newToken('acme'));
  expect(new Set(tokens).size).toBe(1000);
  for (const token of tokens) {
    const flipped = token[20] === 'A' ? 'B' : 'A';
    const body = `${token.slice(0, 20)}${flipped}${token.slice(21, -6)}`;
    expect(tokenChecksum(body)).not.toBe(token.slice(-6));
  }
});
