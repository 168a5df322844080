import type { Assistant, AssistantRequest } from '../assistant.ts';
import { AssistantError } from '../assistant.ts';
import { cleanAssistantError, findAssistantError } from '../net/assistant-failure.ts';
import type { Outbound } from '../net/outbound.ts';
import { quoteRemote } from '../net/remote-words.ts';
import { removeExactSecrets } from '../net/remove-secrets.ts';
import { withDeadline } from '../net/reply-deadline.ts';
import { endpointFailure } from './endpoint-failure.ts';
import { readReply } from './read-reply.ts';
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
  timeoutMs: number;
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

function buildRequest(request: AssistantRequest, options: HttpAssistantOptions) {
  const { config, secretHeader } = options;
  const values = valuesFor(request, options);
  const problem = checkHeaders({
    ...config.headers,
    ...(secretHeader ? { [secretHeader.name]: secretHeader.value } : {}),
  });
  if (problem !== null) throw rejected(problem);
  const headers = new Headers({
    accept: 'application/json',
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

/**
 * An assistant behind any HTTP endpoint that answers in JSON. `state` of its replies is the
 * conversation's id as JSON text. With a `conversationIdPath`, `{{conversationId}}` is null in the
 * first turn and what the endpoint answered from then on; without one it is Assay's own id. Tokens and
 * cost are unknown. @throws {AssistantError} from `reply`.
 */
export function createHttpAssistant(options: HttpAssistantOptions): Assistant {
  const { config, secretHeader, outbound } = options;
  const secrets = secretHeader ? [secretHeader.value] : [];

  async function exchange(request: AssistantRequest, signal: AbortSignal) {
    const { url, init } = buildRequest(request, options);
    const answer = await outbound.fetch(url, { ...init, signal });
    const body = await answer.text();
    if (!answer.ok) {
      throw endpointFailure({ status: answer.status, body, headers: answer.headers }, secrets);
    }
    const contentType = (answer.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
    return readReply({ body, contentType }, config, { previousState: request.state, secrets });
  }

  return {
    async reply(request) {
      const startedAt = performance.now();
      try {
        const { timeoutMs } = config;
        const { text, state } = await withDeadline(
          { who: 'The endpoint', timeoutMs, signal: request.signal },
          (signal) => exchange(request, signal),
        );
        return {
          text: removeExactSecrets(text, secrets),
          latencyMs: Math.round(performance.now() - startedAt),
          firstTokenMs: null,
          inputTokens: null,
          outputTokens: null,
          costMicroUsd: null,
          state,
        };
      } catch (error) {
        const known = findAssistantError(error);
        if (known !== null) throw cleanAssistantError(known, secrets);
        const words = quoteRemote(error instanceof Error ? error.message : '', secrets);
        throw new AssistantError(
          'assistant.unavailable',
          `The request to the endpoint failed: ${words || 'no reason was given'}.`,
          { retryable: true },
        );
      }
    },
  };
}
