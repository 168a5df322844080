import { APICallError, TypeValidationError } from 'ai';
import { AssistantError } from '../assistant.ts';
import {
  cleanAssistantError,
  failureOfStatus,
  findAssistantError,
} from '../net/assistant-failure.ts';
import { quoteRemote, remoteWords } from '../net/remote-words.ts';
import { askedToWait, readRetryAfter, readRetryInfo } from '../net/retry-after.ts';
import { describeKind, describeStatus, isFilter, kindOfRefusal, type Refusal } from './refusal.ts';

/** Who was asked for what, and what must not show in any message. */
export type ModelCall = { label: string; model: string; secrets: readonly string[] };

/** Puts a failed answer of a provider into words. */
export function failureOfAnswer(answer: Refusal, call: ModelCall): AssistantError {
  const kind = kindOfRefusal(answer);
  const status = kind === null ? answer.status : kind === 'badKey' ? 401 : 400;
  const { reason, retryable } = failureOfStatus(status);
  const [what, advice] = kind === null ? describeStatus(status, call) : describeKind(kind, call);
  const words = remoteWords(answer.body, call.secrets);
  const said = words ? `: "${words}"` : '';
  const retryAfterMs = retryable
    ? (readRetryAfter(answer.headers, Date.now()) ?? readRetryInfo(answer.body))
    : undefined;
  const asks = retryAfterMs === undefined ? '' : `${askedToWait(retryAfterMs)} `;
  // Whoever refuses a request has generated nothing; a timeout, and a filter, may have come after that.
  const isFree = status < 500 && status !== 408 && kind !== 'filtered';
  return new AssistantError(reason, `${what}${said}. ${asks}${advice}`, {
    retryable,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(isFree && { isFree }),
  });
}

function isOverload(told: string): boolean {
  return /overloaded|rate_limit|server_error|api_error|timeout|internal|unavailable|RESOURCE_EXHAUSTED|DEADLINE_EXCEEDED/i.test(
    told,
  );
}

function hasError(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'error' in value;
}

/** An error that came as a piece of the stream: an object, or its JSON. */
export function toldInStream(event: unknown, call: ModelCall): AssistantError {
  const words = remoteWords(event, call.secrets) ?? 'no reason was given';
  const told = typeof event === 'string' ? event : (JSON.stringify(event) ?? '');
  if (isFilter(told)) {
    const [what, advice] = describeKind('filtered', call);
    return new AssistantError('assistant.rejected', `${what}: "${words}". ${advice}`, {
      retryable: false,
    });
  }
  const message = `${call.label} broke off the reply: "${words}". Try again.`;
  return new AssistantError('assistant.unavailable', message, { retryable: isOverload(told) });
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
  // A refusal never gets here: this is an error in the stream, made into one by some of the SDK's providers.
  if (APICallError.isInstance(error) && error.responseBody !== undefined) {
    return toldInStream(error.responseBody, call);
  }
  // Some of the SDK's providers do not know an error event and find it wrongly shaped.
  if (TypeValidationError.isInstance(error) && hasError(error.value)) {
    return toldInStream(error.value, call);
  }
  if (!(error instanceof Error)) return toldInStream(error, call);
  if (/stream ended without a finish reason/i.test(error.message)) return brokenOff(call);
  const { name } = error;
  if (/JSONParse|TypeValidation|InvalidResponse|EmptyResponse|NoOutput|NoContent/.test(name)) {
    return notValid(error.message, call);
  }
  const words = quoteRemote(error.message, call.secrets) || 'no reason was given';
  return new AssistantError('assistant.unavailable', `The call to ${call.label} failed: ${words}`, {
    retryable: true,
  });
}
