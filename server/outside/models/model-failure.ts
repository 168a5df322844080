import { APICallError, TypeValidationError } from 'ai';
import { AssistantError } from '../assistant.ts';
import {
  cleanAssistantError,
  failureOfStatus,
  findAssistantError,
} from '../net/assistant-failure.ts';
import { findCause } from '../net/outbound-error.ts';
import { quoteRemote, remoteWords } from '../net/remote-words.ts';
import { askedToWait, readRetryAfter } from '../net/retry-after.ts';

/** Who was asked for what, and what must not show in any message. */
export type ModelCall = { label: string; model: string; secrets: readonly string[] };

function describeStatus(status: number, { label, model }: ModelCall): [string, string] {
  if (status === 401) return [`${label} refused the key`, 'Set a valid key under API keys.'];
  if (status === 403) {
    return [`${label} does not let this key do that`, 'Check what the key may do, or set another.'];
  }
  if (status === 404) {
    return [
      `${label} does not know the model ${model}`,
      "Check the model's name and the base URL.",
    ];
  }
  if (status === 429) {
    return [
      `${label} is limiting the rate of requests`,
      'If this goes on, lower the concurrency of the target, or check quota and billing.',
    ];
  }
  if (status >= 500) return [`${label} failed (${status})`, "Check the provider's status page."];
  return [`${label} refused the request (${status})`, "Check the target's model and parameters."];
}

/** OpenAI tells by the same status that the money is used up, which no waiting mends. */
function isOutOfQuota({ status, body }: { status: number; body: string }): boolean {
  return status === 429 && /insufficient_quota|billing_hard_limit/i.test(body);
}

/** Puts a failed answer of a provider into words. `body` may be its JSON or any other text. */
export function failureOfAnswer(
  answer: { status: number; body: string; headers: Headers },
  call: ModelCall,
): AssistantError {
  // Google answers a wrong key with 400.
  const isBadKey = answer.status === 400 && /API_KEY_INVALID|API key not valid/i.test(answer.body);
  const status = isBadKey ? 401 : answer.status;
  const words = remoteWords(answer.body, call.secrets);
  const said = words ? `: "${words}"` : '';
  if (isOutOfQuota(answer)) {
    const message = `The quota of this key of ${call.label} is used up${said}. Check plan and billing there.`;
    return new AssistantError('assistant.rejected', message, { retryable: false });
  }
  const { reason, retryable } = failureOfStatus(status);
  const [what, advice] = describeStatus(status, call);
  const retryAfterMs = readRetryAfter(answer.headers, Date.now());
  const asks = retryAfterMs === undefined ? '' : `${askedToWait(retryAfterMs)} `;
  return new AssistantError(reason, `${what}${said}. ${asks}${advice}`, {
    retryable,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    // Whoever refuses a request has generated nothing; a timeout may have come after that.
    ...(status < 500 && status !== 408 && { isFree: true }),
  });
}

function isOverload(error: unknown): boolean {
  return /overloaded|rate_limit|server_error|internal|unavailable/i.test(
    JSON.stringify(error) ?? '',
  );
}

function hasError(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'error' in value;
}

/** An error that came as a piece of the stream, after a good start. */
export function toldInStream(event: unknown, call: ModelCall): AssistantError {
  const words = remoteWords(event, call.secrets) ?? 'no reason was given';
  const message = `${call.label} broke off the reply: "${words}". Try again.`;
  return new AssistantError('assistant.unavailable', message, { retryable: isOverload(event) });
}

/** The reply stopped before its end, without a word why. */
export function brokenOff({ label }: ModelCall): AssistantError {
  const message = `${label} ended the connection before the reply was complete. This often passes: try again.`;
  return new AssistantError('assistant.disconnected', message, { retryable: true });
}

/** Something that is no reply in the provider's own form, and how it begins. */
export function notValid(said: string, { label, secrets }: ModelCall): AssistantError {
  const message = `${label} sent something that is not a valid reply (${quoteRemote(said, secrets, 200)}). Check the base URL and the model's name.`;
  return new AssistantError('assistant.invalidReply', message, { retryable: true });
}

/** An answer packed in a way that was not asked for. */
export function compressed(encoding: string, { label, secrets }: ModelCall): AssistantError {
  const message = `${label} compressed its answer (${quoteRemote(encoding, secrets, 40)}), which it was asked not to do. Switch off compression of its streams there.`;
  return new AssistantError('assistant.invalidReply', message, { retryable: false });
}

/** An answer that is whole at once, where a stream was asked for. */
export function notAStream(
  contentType: string,
  body: string,
  { label, secrets }: ModelCall,
): AssistantError {
  const start = quoteRemote(body, secrets, 200);
  const message = `${label} answered with ${contentType}, not with a stream: "${start}". Check the base URL.`;
  return new AssistantError('assistant.invalidReply', message, { retryable: false });
}

/**
 * Turns whatever the SDK threw, or put into its stream, into an AssistantError. The result has no
 * `cause`: the SDK's errors carry whole requests.
 */
export function toModelError(error: unknown, call: ModelCall): AssistantError {
  const known = findAssistantError(error);
  if (known !== null) return cleanAssistantError(known, call.secrets);
  const answer = findCause(error, Error);
  if (
    APICallError.isInstance(answer) &&
    answer.statusCode !== undefined &&
    answer.statusCode >= 400
  ) {
    const { statusCode, responseBody, responseHeaders } = answer;
    const said = responseBody ?? JSON.stringify(answer.data ?? answer.message);
    return failureOfAnswer(
      { status: statusCode, body: said, headers: new Headers(responseHeaders) },
      call,
    );
  }
  // Some of the SDK's providers do not know an error event and find it wrongly shaped.
  if (TypeValidationError.isInstance(error) && hasError(error.value)) {
    return toldInStream(error.value, call);
  }
  if (!(error instanceof Error)) return toldInStream(error, call);
  if (/stream ended without a finish reason/i.test(error.message)) return brokenOff(call);
  const name = answer?.name ?? '';
  if (/JSONParse|TypeValidation|InvalidResponse|EmptyResponse|NoOutput|NoContent/.test(name)) {
    return notValid(error.message, call);
  }
  const words = quoteRemote(error.message, call.secrets) || 'no reason was given';
  return new AssistantError('assistant.unavailable', `The call to ${call.label} failed: ${words}`, {
    retryable: true,
  });
}
