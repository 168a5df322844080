import fc from 'fast-check';
import { countTokens } from 'gpt-tokenizer';
import { describe, expect, it } from 'vitest';
import { priceOf } from './price.ts';
import { costBoundOf, mostInputTokens, type PricedModel, worstCost } from './worst-cost.ts';

const own = { provider: 'OPENAI_COMPATIBLE', model: 'own' } as const;
const price = { input: 0.3, output: 1.7 };
const parameters = { maxOutputTokens: 500 };

function boundOf(model: PricedModel) {
  const bound = costBoundOf(model);
  if ('missing' in bound) throw new Error(`There is no ${bound.missing}.`);
  return bound;
}

describe('the most a call costs', () => {
  it.each([
    ['a model of an unknown price', { ...own, parameters }, { missing: 'price' }],
    ['a reply without an end', { ...own, price, parameters: {} }, { missing: 'outputLimit' }],
    [
      'a known model',
      { provider: 'OPENAI', model: 'gpt-4o', parameters: {} } as const,
      { price: { input: 2.5, output: 10 }, mostOutputTokens: 16_384 },
    ],
    [
      'a known model with a limit',
      { provider: 'OPENAI', model: 'gpt-4o', parameters } as const,
      { price: { input: 2.5, output: 10 }, mostOutputTokens: 500 },
    ],
    [
      'a free model',
      { ...own, price: { input: 0, output: 0 }, parameters: {} },
      { price: { input: 0, output: 0 }, mostOutputTokens: 0 },
    ],
  ])('for %s', (_, model, expected) => {
    expect(costBoundOf(model)).toEqual(expected);
  });

  it('is never less than what it costs, whatever is said', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.lorem(),
      fc.string({ unit: 'grapheme' }),
    );
    const messages = fc.array(fc.record({ role: fc.constant('user' as const), text }));
    const money = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(
        messages,
        money,
        money,
        fc.nat(5_000),
        fc.nat(5_000),
        (said, input, output, a, b) => {
          const model = {
            ...own,
            price: { input, output },
            parameters: { maxOutputTokens: Math.max(a, b, 1) },
          };
          // As OpenAI counts: three around each message, three for the reply.
          const inputTokens = said.reduce((sum, { text }) => sum + countTokens(text) + 3, 3);
          const usage = { inputTokens, outputTokens: Math.min(a, b) };
          const request = { opening: [], messages: said };
          expect(worstCost(boundOf(model), request)).toBeGreaterThanOrEqual(
            priceOf(model, usage) ?? 0,
          );
          expect(mostInputTokens(request)).toBeGreaterThanOrEqual(inputTokens);
        },
      ),
    );
  });
});
