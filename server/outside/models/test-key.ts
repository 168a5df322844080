import type { AssistantErrorReason } from '../assistant.ts';
import { AssistantError } from '../assistant.ts';
import type { Outbound } from '../net/outbound.ts';
import { withDeadline } from '../net/reply-deadline.ts';
import { baseUrlOf, checkKey, modelCallOf } from './model-access.ts';
import { failureOfAnswer, type ModelCall, toModelError } from './model-failure.ts';
import { type ProviderId, providers } from './providers.ts';

export type KeyTest =
  | {
      ok: true;
      /** Names of models the key may use, as far as the provider lists them; at most 500. */
      models: string[];
      /** What the test could not show, for people; null when the key is proved. */
      note: string | null;
    }
  | { ok: false; reason: AssistantErrorReason; problem: string };

export type TestKeyOptions = {
  provider: ProviderId;
  apiKey: string;
  baseUrl: string | null;
  outbound: Outbound;
  timeoutMs?: number;
  signal?: AbortSignal;
};

function namesIn(document: unknown): string[] | null {
  if (typeof document !== 'object' || document === null) return null;
  const list: unknown = Reflect.get(document, 'data') ?? Reflect.get(document, 'models');
  if (!Array.isArray(list)) return null;
  return list
    .flatMap((entry: unknown) => {
      if (typeof entry !== 'object' || entry === null) return [];
      const name: unknown = Reflect.get(entry, 'id') ?? Reflect.get(entry, 'name');
      return typeof name === 'string' ? [name.replace(/^models\//, '')] : [];
    })
    .slice(0, 500);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function listModels(
  options: TestKeyOptions,
  call: ModelCall,
  signal: AbortSignal,
): Promise<KeyTest> {
  const { provider, apiKey, outbound } = options;
  checkKey(options, call);
  const headers = { accept: 'application/json', ...providers[provider].keyHeaders(apiKey) };
  const answer = await outbound.fetch(`${baseUrlOf(options)}/models`, { headers, signal });
  const body = await answer.text();
  const isCompatible = provider === 'OPENAI_COMPATIBLE';
  if (isCompatible && (answer.status === 404 || answer.status === 405)) {
    const note = `${call.label} answers but lists no models, so the key was not tested.`;
    return { ok: true, models: [], note };
  }
  if (!answer.ok) {
    throw failureOfAnswer({ status: answer.status, body, headers: answer.headers }, call);
  }
  const models = namesIn(parse(body));
  if (models === null) {
    const message = `${call.label} did not answer with a list of models. Check the base URL.`;
    throw new AssistantError('assistant.invalidReply', message, { retryable: false });
  }
  const note = `${call.label} lists its models; some servers do so for any key.`;
  return { ok: true, models, note: isCompatible ? note : null };
}

/**
 * Asks a provider for its list of models, which costs nothing and needs a valid key. Never rejects:
 * whatever goes wrong comes back as a problem in words, without the key.
 */
export async function testKey(options: TestKeyOptions): Promise<KeyTest> {
  const call = modelCallOf({ ...options, model: '' });
  const { timeoutMs = 15_000, signal = new AbortController().signal } = options;
  try {
    return await withDeadline({ who: call.label, timeoutMs, signal }, (deadline) =>
      listModels(options, call, deadline),
    );
  } catch (error) {
    const { reason, message } = toModelError(error, call);
    return { ok: false, reason, problem: message };
  }
}
