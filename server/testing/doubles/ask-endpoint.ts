import { AssistantError, type AssistantRequest } from '#server/outside/assistant.ts';
import {
  createHttpAssistant,
  type HttpAssistantConfig,
} from '#server/outside/http-endpoint/http-assistant.ts';
import type { Outbound } from '#server/outside/net/outbound.ts';

/** The value of the header that the endpoint double repeats when it refuses. */
export const headerSecret = 'CNRY4f6Yt8Hq2Lp9Xz3Wv7';

/** An HTTP target as one writes it for the endpoint double. */
export function endpointAssistant(
  outbound: Outbound,
  url: string,
  changes: Partial<HttpAssistantConfig> = {},
) {
  return createHttpAssistant({
    config: {
      url,
      method: 'POST',
      headers: {},
      body: '{"message": {{message}}, "conversationId": {{conversationId}}}',
      replyPath: '/reply',
      conversationIdPath: '',
      timeoutMs: 5_000,
      ...changes,
    },
    secretHeader: { name: 'X-Api-Key', value: headerSecret },
    variables: {},
    outbound,
  });
}

/** A first turn. */
export function askFor(text: string, changes: Partial<AssistantRequest> = {}): AssistantRequest {
  return {
    opening: [],
    messages: [{ role: 'user', text }],
    locale: 'en',
    conversationId: 'ours-1',
    state: null,
    idempotencyKey: 'turn-1',
    signal: new AbortController().signal,
    ...changes,
  };
}

/** Why there was no reply. Throws when there was one. */
export async function failureOf(attempt: Promise<unknown>): Promise<AssistantError> {
  const error = await attempt.then(
    (reply) => new Error(`Expected a failure, got ${JSON.stringify(reply)}`),
    (reason: unknown) => reason,
  );
  if (error instanceof AssistantError) return error;
  throw error;
}
