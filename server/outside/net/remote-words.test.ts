import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { remoteWords } from './remote-words.ts';
import { removeExactSecrets, removeSecrets } from './remove-secrets.ts';

const anyText = fc
  .array(fc.nat({ max: 0xffff }), { maxLength: 3_000 })
  .map((units) => String.fromCharCode(...units));

const key = 'sk-proj-Zk3vQ9xLm2TbR8wY4nHc7dFg';

describe('the words of a service', () => {
  test.each([
    ['{"error":{"message":"No such model."}}', 'No such model'],
    ['{"error":"quota exceeded"}', 'quota exceeded'],
    ['{"message":"Nope"}', 'Nope'],
    ['{"detail":[{"loc":["body"],"msg":"field required"}]}', 'field required'],
    ['[{"error":{"code":400,"message":"API key not valid."}}]', 'API key not valid'],
    ['<!doctype html><html><title>502 Bad Gateway</title>', 'a web page titled 502 Bad Gateway'],
    ['  plain\n\ttext ', 'plain text'],
    ['{"code":17}', '{"code":17}'],
  ])('of %s are %s', (body, words) => {
    expect(remoteWords(body, [])).toBe(words);
  });

  test.each(['', '   '])('of %j are none', (body) => {
    expect(remoteWords(body, [])).toBeNull();
  });

  test('are one line of at most 500 characters', () => {
    fc.assert(
      fc.property(anyText, (body) => {
        const words = remoteWords(body, []) ?? '';
        expect(words.length).toBeLessThanOrEqual(500);
        expect(words).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});

describe('secrets', () => {
  test.each([
    ['the key itself', `Incorrect key: ${key}.`],
    ['its beginning', `Key ${key.slice(0, 14)}... is unknown`],
    ['a masked form', `Key sk-pr**********${key.slice(-4)} is unknown`],
    ['a header', `authorization: Bearer ${key}`],
    ['base64', Buffer.from(key).toString('base64')],
    ['hex', Buffer.from(key).toString('hex')],
    ['another key of that shape', 'Use sk-ant-api03-abcdefghijkl instead'],
  ])('are removed as %s', (_, text) => {
    const clean = removeSecrets(text, [key]);
    expect(clean).toContain('[removed]');
    expect(clean).not.toContain(key.slice(0, 12));
    expect(clean).not.toContain(key.slice(-4));
    expect(clean).not.toMatch(/api03/);
  });

  test('never survive in any surrounding text', () => {
    const secret = fc
      .string({ minLength: 8, maxLength: 60 })
      .filter((text) => !/\[removed\]/.test(text));
    fc.assert(
      fc.property(fc.string(), secret, fc.string(), (before, hidden, after) => {
        fc.pre(!'[removed]'.includes(hidden));
        expect(removeExactSecrets(before + hidden + after, [hidden])).not.toContain(hidden);
      }),
    );
  });

  test('leave ordinary words alone', () => {
    const text = 'The model `gpt-4o` does not support temperature = 0.7; see api-reference.';
    expect(removeExactSecrets(text, [key])).toBe(text);
    expect(removeSecrets('The model gpt-4o is unknown', [key])).toBe('The model gpt-4o is unknown');
  });
});
