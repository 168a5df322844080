import { AssistantError, type AssistantErrorReason } from '../assistant.ts';
import { findCause, OutboundError, type OutboundErrorReason } from './outbound-error.ts';
import { removeExactSecrets } from './remove-secrets.ts';

const fromOutbound: Record<OutboundErrorReason, { reason: AssistantErrorReason; retry: boolean }> =
  {
    addressRefused: { reason: 'assistant.addressRefused', retry: false },
    redirected: { reason: 'assistant.rejected', retry: false },
    tooLarge: { reason: 'assistant.tooLarge', retry: false },
    unreachable: { reason: 'assistant.unavailable', retry: true },
    insecure: { reason: 'assistant.unavailable', retry: false },
    timeout: { reason: 'assistant.timeout', retry: true },
    disconnected: { reason: 'assistant.disconnected', retry: true },
  };

/**
 * The assistant error inside a failure, if it has one: an AssistantError itself, or an OutboundError
 * put into its terms. Null for anything else.
 */
export function findAssistantError(error: unknown): AssistantError | null {
  const known = findCause(error, AssistantError);
  if (known !== null) return known;
  const outbound = findCause(error, OutboundError);
  if (outbound === null) return null;
  const { reason, retry } = fromOutbound[outbound.reason];
  return new AssistantError(reason, outbound.message, {
    retryable: retry,
    ...(outbound.neverSent && { isFree: true }),
  });
}

/** The same error without the given secrets in its message, and without its cause, which may hold them. */
export function cleanAssistantError(
  error: AssistantError,
  secrets: readonly string[],
): AssistantError {
  const { cause: _, ...options } = error.options;
  return new AssistantError(error.reason, removeExactSecrets(error.message, secrets), options);
}

/** What an HTTP status of a failed request means for the caller. */
export function failureOfStatus(status: number): {
  reason: AssistantErrorReason;
  retryable: boolean;
} {
  if (status === 401 || status === 403) {
    return { reason: 'assistant.unauthorized', retryable: false };
  }
  if (status === 429) return { reason: 'assistant.rateLimited', retryable: true };
  if (status === 408 || status === 504) return { reason: 'assistant.timeout', retryable: true };
  if (status >= 500) return { reason: 'assistant.unavailable', retryable: true };
  return { reason: 'assistant.rejected', retryable: status === 409 || status === 425 };
}
