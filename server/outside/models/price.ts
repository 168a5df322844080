import type { ProviderId } from './providers.ts';

type Price = readonly [model: string, input: number, output: number, mostOutput: number];

/**
 * US dollars per million tokens, in and out, and how many tokens a reply has at most. List prices as known
 * in autumn 2025; they may be out of date. Discounts for cached input, batches and long contexts are not
 * taken into account. Who publishes no limit of a reply is down with its context.
 */
const prices: Readonly<Record<ProviderId, readonly Price[]>> = {
  OPENAI: [
    ['gpt-5', 1.25, 10, 128_000],
    ['gpt-5-mini', 0.25, 2, 128_000],
    ['gpt-5-nano', 0.05, 0.4, 128_000],
    ['gpt-4.1', 2, 8, 32_768],
    ['gpt-4.1-mini', 0.4, 1.6, 32_768],
    ['gpt-4.1-nano', 0.1, 0.4, 32_768],
    ['gpt-4o', 2.5, 10, 16_384],
    ['gpt-4o-mini', 0.15, 0.6, 16_384],
    ['gpt-4-turbo', 10, 30, 4_096],
    ['gpt-3.5-turbo', 0.5, 1.5, 4_096],
    ['o1', 15, 60, 100_000],
    ['o3', 2, 8, 100_000],
    ['o3-mini', 1.1, 4.4, 100_000],
    ['o4-mini', 1.1, 4.4, 100_000],
  ],
  ANTHROPIC: [
    ['claude-opus-4-1', 15, 75, 32_000],
    ['claude-opus-4', 15, 75, 32_000],
    ['claude-sonnet-4-5', 3, 15, 64_000],
    ['claude-sonnet-4', 3, 15, 64_000],
    ['claude-haiku-4-5', 1, 5, 64_000],
    ['claude-3-7-sonnet', 3, 15, 64_000],
    ['claude-3-5-sonnet', 3, 15, 8_192],
    ['claude-3-5-haiku', 0.8, 4, 8_192],
    ['claude-3-haiku', 0.25, 1.25, 4_096],
  ],
  GOOGLE: [
    ['gemini-2.5-pro', 1.25, 10, 65_536],
    ['gemini-2.5-flash', 0.3, 2.5, 65_536],
    ['gemini-2.5-flash-lite', 0.1, 0.4, 65_536],
    ['gemini-2.0-flash', 0.1, 0.4, 8_192],
    ['gemini-2.0-flash-lite', 0.075, 0.3, 8_192],
  ],
  MISTRAL: [
    ['mistral-large-2411', 2, 6, 131_072],
    ['mistral-medium-2505', 0.4, 2, 131_072],
    ['mistral-small-2503', 0.1, 0.3, 131_072],
    ['ministral-8b-2410', 0.1, 0.1, 131_072],
    ['ministral-3b-2410', 0.04, 0.04, 131_072],
  ],
  // Anybody's server at anybody's price.
  OPENAI_COMPATIBLE: [],
};

// A dated or `-latest` name is the same model; any other suffix may be another one at another price.
const sameModelSuffix = /^(-\d{4}-\d{2}-\d{2}|-\d{8}|-00\d|-latest)?$/;

/** US dollars per million tokens. */
export type TokenPrice = { input: number; output: number };

type Model = {
  provider: ProviderId;
  model: string;
  /** What somebody said it costs; absent: the list price. */
  price?: TokenPrice | undefined;
};

function listed({ provider, model }: Model): Price | undefined {
  const name = model.toLowerCase();
  return prices[provider].find(
    ([known]) => name.startsWith(known) && sameModelSuffix.test(name.slice(known.length)),
  );
}

/** What a model costs; null when that is unknown. */
export function tokenPriceOf(model: Model): TokenPrice | null {
  if (model.price) return model.price;
  const known = listed(model);
  return known ? { input: known[1], output: known[2] } : null;
}

/** How many tokens a reply of a model has at most, whatever is asked for; null when that is unknown. */
export function mostOutputOf(model: Model): number | null {
  return listed(model)?.[3] ?? null;
}

/** What a reply cost, in whole micro-USD; null when the model's price or a count is unknown. */
export function priceOf(
  model: Model,
  { inputTokens, outputTokens }: { inputTokens: number | null; outputTokens: number | null },
): number | null {
  const price = tokenPriceOf(model);
  if (!price || inputTokens === null || outputTokens === null) return null;
  // Dollars per million tokens are micro-dollars per token.
  return Math.round(inputTokens * price.input + outputTokens * price.output);
}
