import { streamText } from 'ai';
import type { Assistant, AssistantRequest } from '../assistant.ts';
import { AssistantError } from '../assistant.ts';
import { quoteRemote } from '../net/remote-words.ts';
import { exactRemover } from '../net/remove-secrets.ts';
import { withDeadline } from '../net/reply-deadline.ts';
import { streamChatCompletion } from './chat-completions.ts';
import { modelCallOf, openModel } from './model-access.ts';
import { brokenOff, type ModelCall, toModelError } from './model-failure.ts';
import { priceOf } from './price.ts';
import type { ModelAssistantOptions, Streamed, StreamModel } from './stream-model.ts';
import { tokenCount } from './token-count.ts';

// The SDK's warnings (a parameter the model ignores) would go to the console.
globalThis.AI_SDK_LOG_WARNINGS = false;

/** Refuses a stream that ended, but not with a reply. */
function checkEnding({ text, ending }: Streamed, call: ModelCall): void {
  const raw = ending?.rawReason ?? '';
  // Cleaning words costs as much as all else about a reply: only where they are told.
  const why = () => quoteRemote(raw, call.secrets, 60);
  // A refusal in the model's own words ends with a plain stop; only the provider's filter is an error.
  const isFiltered = ending?.reason === 'content-filter' && ending.rawReason !== 'stop';
  if (isFiltered || /filter|safety/i.test(raw)) {
    const message = `${call.label} withheld the reply: its content filter stopped it (${why() || 'content-filter'}).`;
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
  const unlessUsual = ending.reason === 'stop' ? '' : ` (${why() || ending.reason})`;
  const message = `${call.label} answered with an empty text${unlessUsual}. Look at the prompt and the target's parameters.`;
  throw new AssistantError('assistant.invalidReply', message, { retryable: true });
}

/** The SDK knows no developers: where a provider does, an option turns its system messages into theirs. */
function messagesOf({ opening, messages }: AssistantRequest) {
  return [...opening, ...messages].map(({ role, text }) =>
    role === 'developer' ? { role: 'system' as const, content: text } : { role, content: text },
  );
}

const streamThroughSdk: StreamModel = async (request, options, call, on) => {
  const { fullStream } = streamText({
    model: openModel(options, call),
    messages: messagesOf(request),
    allowSystemInMessages: true,
    ...(request.opening.some(({ role }) => role === 'developer') && {
      providerOptions: { openai: { systemMessageMode: 'developer' } },
    }),
    ...options.parameters,
    maxRetries: 0,
    abortSignal: on.signal,
    headers: { 'idempotency-key': request.idempotencyKey },
    // Errors arrive in the stream, too; the default would print them.
    onError: () => undefined,
  });
  const streamed: Streamed = { text: '', inputTokens: null, outputTokens: null, ending: null };
  for await (const part of fullStream) {
    if (part.type === 'error') throw part.error;
    if (part.type === 'abort') on.signal.throwIfAborted();
    if (part.type === 'text-delta' && part.text !== '') {
      streamed.text += part.text;
      on.text(part.text);
    }
    if (part.type === 'finish') {
      streamed.ending = { reason: part.finishReason, rawReason: part.rawFinishReason };
      streamed.inputTokens = part.totalUsage.inputTokens ?? null;
      streamed.outputTokens = part.totalUsage.outputTokens ?? null;
    }
  }
  return streamed;
};

/**
 * A language model as a conversation partner, streamed. It keeps no state and never retries; `reply`
 * rejects with AssistantError, whose message holds the provider's words but never the key. What `onText`
 * is told comes as the provider sent it.
 */
export function createModelAssistant(options: ModelAssistantOptions): Assistant {
  const call = modelCallOf(options);
  const removeSecrets = exactRemover(call.secrets);
  const { provider, timeoutMs, firstTokenTimeoutMs } = options;
  const stream = provider === 'OPENAI_COMPATIBLE' ? streamChatCompletion : streamThroughSdk;
  return {
    async reply(request) {
      const startedAt = performance.now();
      const sinceStart = () => Math.round(performance.now() - startedAt);
      let firstTokenMs: number | null = null;
      try {
        const streamed = await withDeadline(
          { who: call.label, timeoutMs, firstTokenTimeoutMs, signal: request.signal },
          (signal, onFirst) =>
            stream(request, options, call, {
              signal,
              text(piece) {
                if (firstTokenMs === null) onFirst();
                firstTokenMs ??= sinceStart();
                request.onText?.(piece);
              },
            }),
        );
        checkEnding(streamed, call);
        const { text } = streamed;
        const inputTokens = tokenCount(streamed.inputTokens);
        const outputTokens = tokenCount(streamed.outputTokens);
        return {
          text: removeSecrets(text),
          latencyMs: sinceStart(),
          firstTokenMs,
          inputTokens,
          outputTokens,
          costMicroUsd: priceOf(options, { inputTokens, outputTokens }),
          state: null,
        };
      } catch (error) {
        throw toModelError(error, call);
      }
    },
  };
}
