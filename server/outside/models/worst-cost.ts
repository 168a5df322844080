import type { AssistantRequest } from '../assistant.ts';
import { mostOutputOf, type TokenPrice, tokenPriceOf } from './price.ts';
import type { ProviderId } from './providers.ts';

/** What of a model decides the most a call of it can cost. */
export type PricedModel = {
  provider: ProviderId;
  model: string;
  price?: TokenPrice | undefined;
  parameters: { maxOutputTokens?: number | undefined };
};

/** What one call can cost at most; what is missing when that can't be told. */
export type CostBound =
  | { price: TokenPrice; mostOutputTokens: number }
  | { missing: 'price' | 'outputLimit' };

/** Marks of a chat format around a message, and around a whole request: providers publish 3 to 7. */
const tokensAroundMessage = 16;
const tokensAroundRequest = 64;

/**
 * The most tokens a request can have. Each token of the byte-level and byte-fallback vocabularies that the
 * providers use stands for at least one byte of the text in UTF-8, so there are never more tokens than
 * bytes; what a chat format adds is counted generously.
 */
export function mostInputTokens({
  opening,
  messages,
}: Pick<AssistantRequest, 'opening' | 'messages'>): number {
  return [...opening, ...messages].reduce(
    (sum, { text }) => sum + Buffer.byteLength(text, 'utf8') + tokensAroundMessage,
    tokensAroundRequest,
  );
}

/** What a call of a model costs at most, as far as that can be told before it is made. */
export function costBoundOf(model: PricedModel): CostBound {
  const price = tokenPriceOf(model);
  if (!price) return { missing: 'price' };
  // What costs nothing needs no limit.
  if (price.output === 0) return { price, mostOutputTokens: 0 };
  const mostOutputTokens = model.parameters.maxOutputTokens ?? mostOutputOf(model);
  return mostOutputTokens === null ? { missing: 'outputLimit' } : { price, mostOutputTokens };
}

/** The most that one request can cost, in whole micro-USD. */
export function worstCost(
  { price, mostOutputTokens }: Exclude<CostBound, { missing: string }>,
  request: Pick<AssistantRequest, 'opening' | 'messages'>,
): number {
  return Math.ceil(mostInputTokens(request) * price.input + mostOutputTokens * price.output);
}
