import { expect, test } from 'vitest';
import { priceOf } from './price.ts';

const usage = { inputTokens: 1_000, outputTokens: 100 };

test.each([
  ['OPENAI', 'gpt-4o-mini', 210],
  ['OPENAI', 'gpt-4o-mini-2024-07-18', 210],
  ['OPENAI', 'gpt-4o', 3_500],
  ['ANTHROPIC', 'claude-sonnet-4-5-20250929', 4_500],
  ['GOOGLE', 'gemini-2.5-flash', 550],
] as const)('%s %s costs %i micro-USD', (provider, model, expected) => {
  expect(priceOf({ provider, model }, usage)).toBe(expected);
});

test.each([
  ['OPENAI', 'gpt-4o-audio-preview'],
  ['OPENAI', 'gpt-5.9'],
  ['OPENAI', 'my-own'],
  ['OPENAI_COMPATIBLE', 'gpt-4o'],
] as const)('%s %s has no known price', (provider, model) => {
  expect(priceOf({ provider, model }, usage)).toBeNull();
});

test('a missing count makes the cost unknown, not zero', () => {
  expect(
    priceOf({ provider: 'OPENAI', model: 'gpt-4o' }, { inputTokens: null, outputTokens: 5 }),
  ).toBeNull();
  expect(
    priceOf({ provider: 'OPENAI', model: 'gpt-4o' }, { inputTokens: 5, outputTokens: null }),
  ).toBeNull();
});

test('a price that somebody set counts instead of the list', () => {
  const price = { input: 1, output: 10 };
  expect(priceOf({ provider: 'OPENAI', model: 'gpt-4o', price }, usage)).toBe(2_000);
  expect(priceOf({ provider: 'OPENAI_COMPATIBLE', model: 'own', price }, usage)).toBe(2_000);
});
