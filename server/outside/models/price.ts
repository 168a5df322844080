import type { ProviderId } from './providers.ts';

type Price = readonly [model: string, input: number, output: number];

/**
 * US dollars per million tokens, in and out. List prices as known in autumn 2025; they may be out of
 * date. Discounts for cached input, batches and long contexts are not taken into account.
 */
const prices: Readonly<Record<ProviderId, readonly Price[]>> = {
  OPENAI: [
    ['gpt-5', 1.25, 10],
    ['gpt-5-mini', 0.25, 2],
    ['gpt-5-nano', 0.05, 0.4],
    ['gpt-4.1', 2, 8],
    ['gpt-4.1-mini', 0.4, 1.6],
    ['gpt-4.1-nano', 0.1, 0.4],
    ['gpt-4o', 2.5, 10],
    ['gpt-4o-mini', 0.15, 0.6],
    ['gpt-4-turbo', 10, 30],
    ['gpt-3.5-turbo', 0.5, 1.5],
    ['o1', 15, 60],
    ['o3', 2, 8],
    ['o3-mini', 1.1, 4.4],
    ['o4-mini', 1.1, 4.4],
  ],
  ANTHROPIC: [
    ['claude-opus-4-1', 15, 75],
    ['claude-opus-4', 15, 75],
    ['claude-sonnet-4-5', 3, 15],
    ['claude-sonnet-4', 3, 15],
    ['claude-haiku-4-5', 1, 5],
    ['claude-3-7-sonnet', 3, 15],
    ['claude-3-5-sonnet', 3, 15],
    ['claude-3-5-haiku', 0.8, 4],
    ['claude-3-haiku', 0.25, 1.25],
  ],
  GOOGLE: [
    ['gemini-2.5-pro', 1.25, 10],
    ['gemini-2.5-flash', 0.3, 2.5],
    ['gemini-2.5-flash-lite', 0.1, 0.4],
    ['gemini-2.0-flash', 0.1, 0.4],
    ['gemini-2.0-flash-lite', 0.075, 0.3],
  ],
  MISTRAL: [
    ['mistral-large-2411', 2, 6],
    ['mistral-medium-2505', 0.4, 2],
    ['mistral-small-2503', 0.1, 0.3],
    ['ministral-8b-2410', 0.1, 0.1],
    ['ministral-3b-2410', 0.04, 0.04],
  ],
  // Anybody's server at anybody's price.
  OPENAI_COMPATIBLE: [],
};

// A dated or `-latest` name is the same model; any other suffix may be another one at another price.
const sameModelSuffix = /^(-\d{4}-\d{2}-\d{2}|-\d{8}|-00\d|-latest)?$/;

/** What a reply cost, in whole micro-USD; null when the model's price or a count is unknown. */
export function priceOf(
  provider: ProviderId,
  model: string,
  usage: { inputTokens: number | null; outputTokens: number | null },
): number | null {
  if (usage.inputTokens === null || usage.outputTokens === null) return null;
  const name = model.toLowerCase();
  const price = prices[provider].find(
    ([known]) => name.startsWith(known) && sameModelSuffix.test(name.slice(known.length)),
  );
  if (!price) return null;
  const [, input, output] = price;
  // Dollars per million tokens are micro-dollars per token.
  return Math.round(usage.inputTokens * input + usage.outputTokens * output);
}
