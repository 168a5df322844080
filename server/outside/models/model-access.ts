import type { LanguageModel } from 'ai';
import { AssistantError } from '../assistant.ts';
import type { Outbound } from '../net/outbound.ts';
import type { ModelCall } from './model-failure.ts';
import { type ProviderId, providers } from './providers.ts';
import { streamingFetch } from './streaming-fetch.ts';

/** Which model is called with which key. */
export type ModelAccess = {
  provider: ProviderId;
  model: string;
  /** Empty only for a compatible server that asks for none. */
  apiKey: string;
  /** Null: the provider's own. */
  baseUrl: string | null;
  outbound: Outbound;
};

/** Names for messages. A compatible server is called by its host, which says more than its kind. */
export function modelCallOf({
  provider,
  model,
  apiKey,
  baseUrl,
}: Omit<ModelAccess, 'outbound'>): ModelCall {
  const isCompatible =
    provider === 'OPENAI_COMPATIBLE' && baseUrl !== null && URL.canParse(baseUrl);
  const label = isCompatible ? new URL(baseUrl).host : providers[provider].label;
  return { label, model, secrets: apiKey === '' ? [] : [apiKey] };
}

/** The base URL to use, without a trailing slash. @throws {AssistantError} when there is none. */
export function baseUrlOf({
  provider,
  baseUrl,
}: Pick<ModelAccess, 'provider' | 'baseUrl'>): string {
  const { defaultBaseUrl, label } = providers[provider];
  const chosen = baseUrl ?? defaultBaseUrl;
  if (chosen !== null && chosen !== '') return chosen.replace(/\/+$/, '');
  const message = `${label} needs a base URL. Set one beside the key under API keys.`;
  throw new AssistantError('assistant.rejected', message, { retryable: false, isFree: true });
}

/** @throws {AssistantError} when the key can't be sent in a header or is missing. */
export function checkKey(access: Pick<ModelAccess, 'provider' | 'apiKey'>, call: ModelCall): void {
  const isOptional = access.provider === 'OPENAI_COMPATIBLE';
  if (access.apiKey === '' && isOptional) return;
  if (/^[\x21-\x7e]+$/.test(access.apiKey)) return;
  const problem =
    access.apiKey === ''
      ? 'There is no key for'
      : 'A blank or an unusual character is in the key for';
  throw new AssistantError(
    'assistant.unauthorized',
    `${problem} ${call.label}. Set a valid key under API keys.`,
    { retryable: false, isFree: true },
  );
}

/** The SDK's model, speaking through the outbound door. @throws {AssistantError} */
export function openModel(access: ModelAccess, call: ModelCall): LanguageModel {
  checkKey(access, call);
  return providers[access.provider].createModel(access.model, {
    apiKey: access.apiKey,
    baseUrl: baseUrlOf(access),
    fetch: streamingFetch(access.outbound.fetch, call),
  });
}
