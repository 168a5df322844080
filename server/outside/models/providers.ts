import { createAnthropic } from '@ai-sdk/anthropic';
import { createGoogleGenerativeAI } from '@ai-sdk/google';
import { createMistral } from '@ai-sdk/mistral';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModel } from 'ai';
import type { Outbound } from '../net/outbound.ts';

export type ProviderId = 'OPENAI' | 'ANTHROPIC' | 'GOOGLE' | 'MISTRAL' | 'OPENAI_COMPATIBLE';

/** How to reach one provider. `fetch` is the guarded one of the outbound door. */
export type ProviderAccess = { apiKey: string; baseUrl: string; fetch: Outbound['fetch'] };

export type Provider = {
  /** As people call it. */
  label: string;
  /** Used when the organization names none; null when it must. */
  defaultBaseUrl: string | null;
  /** What a key looks like, for the form; not checked. */
  keyHint: string;
  createModel(model: string, access: ProviderAccess): LanguageModel;
  /** Headers that carry the key on a plain request. */
  keyHeaders(apiKey: string): Record<string, string>;
};

const bearer = (apiKey: string): Record<string, string> =>
  apiKey === '' ? {} : { authorization: `Bearer ${apiKey}` };

/**
 * Every provider Assay can talk to. OpenAI is spoken to by chat completions, the one protocol its
 * proxies and compatible servers share. Base URLs are always passed on: the SDK would otherwise take
 * them from the environment.
 */
export const providers: Readonly<Record<ProviderId, Provider>> = {
  OPENAI: {
    label: 'OpenAI',
    defaultBaseUrl: 'https://api.openai.com/v1',
    keyHint: 'sk-…',
    createModel: (model, { apiKey, baseUrl, fetch }) =>
      createOpenAI({ apiKey, baseURL: baseUrl, fetch }).chat(model),
    keyHeaders: bearer,
  },
  ANTHROPIC: {
    label: 'Anthropic',
    defaultBaseUrl: 'https://api.anthropic.com/v1',
    keyHint: 'sk-ant-…',
    createModel: (model, { apiKey, baseUrl, fetch }) =>
      createAnthropic({ apiKey, baseURL: baseUrl, fetch })(model),
    keyHeaders: (apiKey) => ({ 'x-api-key': apiKey, 'anthropic-version': '2023-06-01' }),
  },
  GOOGLE: {
    label: 'Google',
    defaultBaseUrl: 'https://generativelanguage.googleapis.com/v1beta',
    keyHint: 'AIza…',
    createModel: (model, { apiKey, baseUrl, fetch }) =>
      createGoogleGenerativeAI({ apiKey, baseURL: baseUrl, fetch })(model),
    keyHeaders: (apiKey) => ({ 'x-goog-api-key': apiKey }),
  },
  MISTRAL: {
    label: 'Mistral',
    defaultBaseUrl: 'https://api.mistral.ai/v1',
    keyHint: '32 letters and digits',
    createModel: (model, { apiKey, baseUrl, fetch }) =>
      createMistral({ apiKey, baseURL: baseUrl, fetch })(model),
    keyHeaders: bearer,
  },
  OPENAI_COMPATIBLE: {
    label: 'OpenAI-compatible',
    defaultBaseUrl: null,
    keyHint: 'whatever the server expects; may be empty',
    createModel: (model, { apiKey, baseUrl, fetch }) =>
      createOpenAICompatible({
        name: 'compatible',
        apiKey,
        baseURL: baseUrl,
        fetch,
        includeUsage: true,
      })(model),
    keyHeaders: bearer,
  },
};

/** Providers for a form: which need a base URL, which need a key, what a key looks like. */
export function listProviders(): {
  id: ProviderId;
  label: string;
  baseUrlRequired: boolean;
  defaultBaseUrl: string | null;
  keyRequired: boolean;
  keyHint: string;
}[] {
  const ids = Object.keys(providers) as ProviderId[];
  return ids.map((id) => {
    const { label, defaultBaseUrl, keyHint } = providers[id];
    const isCompatible = id === 'OPENAI_COMPATIBLE';
    const required = { baseUrlRequired: defaultBaseUrl === null, keyRequired: !isCompatible };
    return { id, label, defaultBaseUrl, keyHint, ...required };
  });
}
