import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReplyIdentity } from './reply-identity.ts';
import { type Asked, replyKey } from './reply-key.ts';

const words = fc.constantFrom('', 'a', 'b', 'a","b', '"],["', '1', 'user', 'é', 'e\u0301', '\\');
const number = fc.constantFrom(0, 0.5, 1, 2);
const identity: fc.Arbitrary<ReplyIdentity> = fc.record({
  provider: fc.constantFrom('OPENAI' as const, 'ANTHROPIC' as const, 'OPENAI_COMPATIBLE' as const),
  baseUrl: fc.constantFrom(null, 'https://a.test/v1', 'https://b.test/v1'),
  keyVersion: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'),
  model: words,
  parameters: fc.record(
    { temperature: number, topP: number, maxOutputTokens: number, seed: number },
    { requiredKeys: [] },
  ),
});
const asked: fc.Arbitrary<Asked> = fc.record({
  opening: fc.array(
    fc.record({ role: fc.constantFrom('system', 'developer', 'user', 'assistant'), text: words }),
    { maxLength: 3 },
  ),
  messages: fc.array(fc.record({ role: fc.constantFrom('user', 'assistant'), text: words }), {
    maxLength: 3,
  }),
  repeat: fc.constantFrom(1, 2, 11),
});

/** With what is left to the provider said in one way. */
function plain(one: ReplyIdentity, other: Asked) {
  const { temperature = null, topP = null, maxOutputTokens = null, seed = null } = one.parameters;
  return { ...one, parameters: { temperature, topP, maxOutputTokens, seed }, ...other };
}

describe('replyKey', () => {
  it('is equal for equal questions and for no others', () => {
    fc.assert(
      fc.property(identity, asked, identity, asked, (one, first, other, second) => {
        const isSame = JSON.stringify(plain(one, first)) === JSON.stringify(plain(other, second));
        expect(replyKey(one, first) === replyKey(other, second)).toBe(isSame);
      }),
      { numRuns: 1_000 },
    );
  });

  const who: ReplyIdentity = {
    provider: 'OPENAI',
    baseUrl: null,
    keyVersion: '2026-01-01T00:00:00.000Z',
    model: 'm',
    parameters: { temperature: 0 },
  };
  const what: Asked = {
    opening: [{ role: 'system', text: 'Be kind.' }],
    messages: [{ role: 'user', text: 'Hello' }],
    repeat: 1,
  };
  it.each<[string, Partial<ReplyIdentity>, Partial<Asked>]>([
    ['the provider', { provider: 'ANTHROPIC' }, {}],
    ['its address', { baseUrl: 'https://a.test' }, {}],
    ['another key', { keyVersion: '2026-01-02T00:00:00.000Z' }, {}],
    ['the model', { model: 'n' }, {}],
    ['a parameter', { parameters: { temperature: 1 } }, {}],
    ['a parameter that is left out', { parameters: {} }, {}],
    ['a parameter that is added', { parameters: { temperature: 0, seed: 0 } }, {}],
    ['the prompt', {}, { opening: [{ role: 'system', text: 'Be brief.' }] }],
    ['the role of the prompt', {}, { opening: [{ role: 'developer', text: 'Be kind.' }] }],
    ['no prompt', {}, { opening: [] }],
    ['what was said', {}, { messages: [{ role: 'user', text: 'Hello!' }] }],
    ['the repeat', {}, { repeat: 2 }],
    [
      'what was said before',
      {},
      {
        messages: [
          { role: 'user', text: 'Hi' },
          { role: 'assistant', text: 'Hi' },
          { role: 'user', text: 'Hello' },
        ],
      },
    ],
  ])('changes with %s', (_, identityChange, askedChange) => {
    const changed = replyKey({ ...who, ...identityChange }, { ...what, ...askedChange });
    expect(changed).not.toBe(replyKey(who, what));
    expect(changed).toMatch(/^[0-9a-f]{64}$/);
  });

  it('stays the same from release to release', () => {
    expect(replyKey(who, what)).toBe(
      '30c27fdffc42e8f2a217d0d7276664b1340670985c9b405309011344672be798',
    );
  });
});
