import type { Assistant, AssistantRequest } from '../assistant.ts';
import { AssistantError } from '../assistant.ts';
import { cleanAssistantError, findAssistantError } from '../net/assistant-failure.ts';
import { readStart } from '../net/body-start.ts';
import type { Outbound } from '../net/outbound.ts';
import { quoteRemote } from '../net/remote-words.ts';
import { exactRemover } from '../net/remove-secrets.ts';
import { withDeadline } from '../net/reply-deadline.ts';
import { endpointFailure } from './endpoint-failure.ts';
import { readReply } from './read-reply.ts';
import { readStream } from './read-stream.ts';
import { checkHeaders } from './request-headers.ts';
import {
  renderJsonTemplate,
  renderUrlTemplate,
  TemplateError,
  type TemplateValues,
} from './template.ts';

/** How to talk to an endpoint: `HttpConfig` of the targets area. */
export type HttpAssistantConfig = {
  url: string;
  method: 'POST' | 'PUT' | 'GET';
  headers: Readonly<Record<string, string>>;
  body: string;
  replyPath: string;
  conversationIdPath: string;
  /** How the reply comes: in one JSON answer (the default), in server-sent events, or in pieces. */
  stream?: 'NONE' | 'SSE' | 'CHUNKS' | undefined;
  /** Of events: name or data of the one that ends a whole reply; empty: the end of the stream. */
  doneEvent?: string | undefined;
  timeoutMs: number;
  /** Of streams: for the first piece of text; absent: the whole time. */
  firstTokenTimeoutMs?: number | undefined;
};

export type HttpAssistantOptions = {
  config: HttpAssistantConfig;
  /** Sent with every request and removed from every text that comes back. */
  secretHeader: { name: string; value: string } | null;
  variables: Readonly<Record<string, string>>;
  outbound: Outbound;
};

function rejected(message: string): AssistantError {
  return new AssistantError('assistant.rejected', message, { retryable: false });
}

function valuesFor(request: AssistantRequest, options: HttpAssistantOptions): TemplateValues {
  const { config, variables } = options;
  const ownId = request.state === null ? null : (JSON.parse(request.state) as unknown);
  return new Map<string, unknown>([
    ...Object.entries(variables),
    ['message', request.messages.at(-1)?.text ?? ''],
    ['conversationId', config.conversationIdPath === '' ? request.conversationId : ownId],
    ['history', request.messages.map(({ role, text }) => ({ role, content: text }))],
    ['locale', request.locale],
  ]);
}

const accepted = {
  NONE: 'application/json',
  SSE: 'text/event-stream',
  CHUNKS: 'text/plain, application/x-ndjson',
};

function buildRequest(request: AssistantRequest, options: HttpAssistantOptions) {
  const { config, secretHeader } = options;
  const values = valuesFor(request, options);
  const problem = checkHeaders({
    ...config.headers,
    ...(secretHeader ? { [secretHeader.name]: secretHeader.value } : {}),
  });
  if (problem !== null) throw rejected(problem);
  const headers = new Headers({
    accept: accepted[config.stream ?? 'NONE'],
    'idempotency-key': request.idempotencyKey,
  });
  if (config.method !== 'GET') headers.set('content-type', 'application/json');
  for (const [name, value] of Object.entries(config.headers)) headers.set(name, value);
  if (secretHeader) headers.set(secretHeader.name, secretHeader.value);
  try {
    const url = renderUrlTemplate(config.url, values);
    const body = config.method === 'GET' ? null : renderJsonTemplate(config.body, values);
    return { url, init: { method: config.method, headers, body } };
  } catch (error) {
    if (error instanceof TemplateError) throw rejected(error.message);
    throw error;
  }
}

/** What an exchange came to; `wholeAt` is when, by `performance.now()`. */
type Exchanged = { text: string; state: string | null; wholeAt: number };

async function exchange(
  request: AssistantRequest,
  options: HttpAssistantOptions,
  { signal, tell }: { signal: AbortSignal; tell: (piece: string) => void },
): Promise<Exchanged> {
  const { config, secretHeader, outbound } = options;
  const secrets = secretHeader ? [secretHeader.value] : [];
  const context = { previousState: request.state, secrets };
  const { url, init } = buildRequest(request, options);
  const answer = await outbound.fetch(url, { ...init, signal });
  const { status, headers } = answer;
  if (!answer.ok) {
    throw endpointFailure({ status, body: await readStart(answer.body), headers }, secrets);
  }
  const contentType = (headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
  const { stream = 'NONE', doneEvent = '' } = config;
  if (stream !== 'NONE') {
    const shape = { ...config, stream, doneEvent };
    return await readStream({ contentType, body: answer.body }, shape, context, tell);
  }
  const body = await answer.text();
  const wholeAt = performance.now();
  return { ...readReply({ body, contentType }, config, context), wholeAt };
}

const removers = new WeakMap<object, (text: string) => string>();

/** One remover for all conversations that one header is opened for. */
function removerOf(header: HttpAssistantOptions['secretHeader']): (text: string) => string {
  if (!header) return exactRemover([]);
  const known = removers.get(header) ?? exactRemover([header.value]);
  removers.set(header, known);
  return known;
}

/** Whatever went wrong, in words and without secrets. */
function toAssistantError(error: unknown, secrets: readonly string[]): AssistantError {
  const known = findAssistantError(error);
  if (known !== null) return cleanAssistantError(known, secrets);
  const words = quoteRemote(error instanceof Error ? error.message : '', secrets);
  return new AssistantError(
    'assistant.unavailable',
    `The request to the endpoint failed: ${words || 'no reason was given'}.`,
    { retryable: true },
  );
}

/**
 * An assistant behind any HTTP endpoint: it answers in JSON, or streams its reply. `state` of its replies
 * is the conversation's id as JSON text. With a `conversationIdPath`, `{{conversationId}}` is null in the
 * first turn and what the endpoint answered from then on; without one it is Assay's own id. Tokens and
 * cost are unknown. What `onText` is told comes as the endpoint sent it. @throws {AssistantError} from
 * `reply`.
 */
export function createHttpAssistant(options: HttpAssistantOptions): Assistant {
  const { config, secretHeader } = options;
  const secrets = secretHeader ? [secretHeader.value] : [];
  const removeSecret = removerOf(secretHeader);
  const isStreamed = (config.stream ?? 'NONE') !== 'NONE';
  const { timeoutMs } = config;
  const firstTokenTimeoutMs = isStreamed ? config.firstTokenTimeoutMs : undefined;
  return {
    async reply(request) {
      const startedAt = performance.now();
      const since = (at: number) => Math.round(at - startedAt);
      let firstTokenMs: number | null = null;
      const deadline = { who: 'The endpoint', timeoutMs, firstTokenTimeoutMs };
      try {
        const { text, state, wholeAt } = await withDeadline(
          { ...deadline, signal: request.signal },
          (signal, onFirst) => {
            const tell = (piece: string) => {
              firstTokenMs ??= since(performance.now());
              onFirst();
              request.onText?.(piece);
            };
            return exchange(request, options, { signal, tell });
          },
        );
        return {
          text: removeSecret(text),
          latencyMs: since(wholeAt),
          firstTokenMs,
          inputTokens: null,
          outputTokens: null,
          costMicroUsd: null,
          state,
        };
      } catch (error) {
        throw toAssistantError(error, secrets);
      }
    },
  };
}
