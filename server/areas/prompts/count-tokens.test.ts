import { describe, expect, it } from 'vitest';
import { countTokens } from './count-tokens.ts';

const many = (text: string, length = 100_000) =>
  text.repeat(Math.ceil(length / text.length)).slice(0, length);

describe('countTokens', () => {
  it('counts as o200k_base does', async () => {
    expect(await countTokens('')).toEqual({ tokens: 0, isExact: true });
    expect(await countTokens('Hello, world!')).toEqual({ tokens: 4, isExact: true });
    expect(await countTokens('The quick brown fox jumps over the lazy dog.')).toEqual({
      tokens: 10,
      isExact: true,
    });
  });

  it('takes what looks like a special token as text', async () => {
    expect((await countTokens('<|endoftext|>')).tokens).toBeGreaterThan(1);
  });

  it('counts a long ordinary text exactly', async () => {
    const sentence = 'Returns are free within 30 days. ';
    const one = await countTokens(sentence);
    const all = await countTokens(sentence.repeat(3_000));
    expect(all.isExact).toBe(true);
    expect(all.tokens / (one.tokens * 3_000)).toBeCloseTo(1, 0);
  });

  it.each([
    ['one letter', 'a'],
    ['spaces', ' '],
    ['ideographs without a stop', '漢字仮名交じり文'],
    ['joined emoji', '👩‍👩‍👧‍👦'],
    ['signs', '='],
  ])('ends soon for 100,000 characters of %s, and says that it is an estimate', async (_, text) => {
    const started = performance.now();
    const { tokens, isExact } = await countTokens(many(text));
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(tokens).toBeGreaterThan(100);
    expect(isExact).toBe(false);
  });

  it('ends soon for texts that variables made very long', async () => {
    const started = performance.now();
    const { tokens, isExact } = await countTokens(many('word ', 5_000_000));
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(tokens / 1_000_000).toBeCloseTo(1, 1);
    expect(isExact).toBe(false);
  });
});
