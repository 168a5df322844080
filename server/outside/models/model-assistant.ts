import { streamText } from 'ai';
import type { Assistant, AssistantRequest } from '../assistant.ts';
import { AssistantError } from '../assistant.ts';
import type { Outbound } from '../net/outbound.ts';
import { removeExactSecrets } from '../net/remove-secrets.ts';
import { withDeadline } from '../net/reply-deadline.ts';
import { type ModelAccess, modelCallOf, openModel } from './model-access.ts';
import { brokenOff, type ModelCall, toModelError } from './model-failure.ts';
import { priceOf } from './price.ts';

export type ModelParameters = {
  temperature?: number | undefined;
  topP?: number | undefined;
  maxOutputTokens?: number | undefined;
  seed?: number | undefined;
};

export type ModelAssistantOptions = ModelAccess & {
  parameters: ModelParameters;
  timeoutMs: number;
  outbound: Outbound;
};

type Streamed = {
  text: string;
  firstTokenMs: number | null;
  inputTokens: number | null;
  outputTokens: number | null;
};

// The SDK's warnings (a parameter the model ignores) would go to the console.
globalThis.AI_SDK_LOG_WARNINGS = false;

/** Refuses a stream that ended, but not with a reply. */
function checkEnding(
  text: string,
  ending: { reason: string; rawReason: string | undefined } | null,
  call: ModelCall,
): void {
  // A refusal in the model's own words ends with a plain stop; only the provider's filter is an error.
  const isFiltered = ending?.reason === 'content-filter' && ending.rawReason !== 'stop';
  if (isFiltered || /filter|safety/i.test(ending?.rawReason ?? '')) {
    const message = `${call.label} withheld the reply: its content filter stopped it (${ending?.rawReason}).`;
    throw new AssistantError('assistant.rejected', message, { retryable: false });
  }
  if (ending === null || (ending.reason === 'other' && ending.rawReason === undefined)) {
    throw brokenOff(call);
  }
  if (text.trim() !== '') return;
  if (ending.reason === 'length') {
    const message = `${call.label} used up its output tokens before writing any text. Raise the target's maximum of output tokens.`;
    throw new AssistantError('assistant.invalidReply', message, { retryable: false });
  }
  const message = `${call.label} answered with an empty text. Look at the prompt and the target's parameters.`;
  throw new AssistantError('assistant.invalidReply', message, { retryable: true });
}

/** The SDK knows no developers: where a provider does, an option turns its system messages into theirs. */
function messagesOf({ opening, messages }: AssistantRequest) {
  return [...opening, ...messages].map(({ role, text }) =>
    role === 'developer' ? { role: 'system' as const, content: text } : { role, content: text },
  );
}

async function streamReply(
  request: AssistantRequest,
  signal: AbortSignal,
  options: ModelAssistantOptions,
): Promise<Streamed> {
  const call = modelCallOf(options);
  const startedAt = performance.now();
  const { fullStream } = streamText({
    model: openModel(options, call),
    messages: messagesOf(request),
    allowSystemInMessages: true,
    ...(request.opening.some(({ role }) => role === 'developer') && {
      providerOptions: { openai: { systemMessageMode: 'developer' } },
    }),
    ...options.parameters,
    maxRetries: 0,
    abortSignal: signal,
    headers: { 'idempotency-key': request.idempotencyKey },
    // Errors arrive in the stream, too; the default would print them.
    onError: () => undefined,
  });
  let text = '';
  let firstTokenMs: number | null = null;
  let ending: { reason: string; rawReason: string | undefined } | null = null;
  let usage: { inputTokens: number | null; outputTokens: number | null } = {
    inputTokens: null,
    outputTokens: null,
  };
  for await (const part of fullStream) {
    if (part.type === 'error') throw part.error;
    if (part.type === 'abort') signal.throwIfAborted();
    if (part.type === 'text-delta' && part.text !== '') {
      firstTokenMs ??= Math.round(performance.now() - startedAt);
      text += part.text;
      request.onText?.(part.text);
    }
    if (part.type === 'finish') {
      ending = { reason: part.finishReason, rawReason: part.rawFinishReason };
      usage = {
        inputTokens: part.totalUsage.inputTokens ?? null,
        outputTokens: part.totalUsage.outputTokens ?? null,
      };
    }
  }
  checkEnding(text, ending, call);
  return { text, firstTokenMs, ...usage };
}

/**
 * A language model as a conversation partner, streamed. It keeps no state and never retries; `reply`
 * rejects with AssistantError, whose message holds the provider's words but never the key. What `onText`
 * is told comes as the provider sent it.
 */
export function createModelAssistant(options: ModelAssistantOptions): Assistant {
  const call = modelCallOf(options);
  const { provider, model, timeoutMs } = options;
  return {
    async reply(request) {
      const startedAt = performance.now();
      try {
        const streamed = await withDeadline(
          { who: call.label, timeoutMs, signal: request.signal },
          (signal) => streamReply(request, signal, options),
        );
        return {
          ...streamed,
          text: removeExactSecrets(streamed.text, call.secrets),
          latencyMs: Math.round(performance.now() - startedAt),
          costMicroUsd: priceOf(provider, model, streamed),
          state: null,
        };
      } catch (error) {
        throw toModelError(error, call);
      }
    },
  };
}
