import { expect, it } from 'vitest';
import { goesElsewhere } from './stored-secret.ts';

const stored = { url: 'https://a.example/chat', secretHeaderName: 'Authorization' };

it.each([
  ['https://a.example/v2?x=1', 'Authorization', false],
  ['https://a.example:443/', 'authorization', false],
  ['https://a.example:8443/chat', 'Authorization', true],
  ['http://a.example/chat', 'Authorization', true],
  ['https://a.example.evil.example/chat', 'Authorization', true],
  ['https://a.example/chat', 'X-Log', true],
  ['https://a.example/chat', '', true],
  ['https:/', 'Authorization', false],
])('a secret goes elsewhere with %s and %s: %s', (url, secretHeaderName, expected) => {
  expect(goesElsewhere(stored, { url, secretHeaderName })).toBe(expected);
});
