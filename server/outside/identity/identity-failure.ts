import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { findCause, OutboundError } from '../net/outbound-error.ts';
import { IdentityError } from './identity-provider.ts';

const declined: ReadonlySet<string> = new Set([
  'access_denied',
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
]);
const away: ReadonlySet<string> = new Set(['server_error', 'temporarily_unavailable']);

/** A word of a provider, fit for a line of the log. */
function plain(text: string | undefined): string {
  return (text ?? '').replace(/[^\x20-\x7e]/g, ' ').slice(0, 200);
}

/** The status of an answer that was not what the protocol wants; 0 when that is not what went wrong. */
function statusOf(error: ClientError): number {
  return error.code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' && error.cause instanceof Response
    ? error.cause.status
    : 0;
}

/**
 * Puts whatever ended a sign-in with a provider into our terms. What the provider sent is not kept but
 * for its own short words of the protocol.
 */
export function toIdentityError(error: unknown): IdentityError {
  if (error instanceof IdentityError) return error;
  if (error instanceof AuthorizationResponseError) {
    const reason = declined.has(error.error)
      ? 'denied'
      : away.has(error.error)
        ? 'unreachable'
        : 'refused';
    return new IdentityError(reason, `the provider answered ${plain(error.error)}`);
  }
  if (error instanceof ResponseBodyError) {
    const words = [error.error, error.error_description].map(plain).filter(Boolean).join(': ');
    const reason = error.status >= 500 ? 'unreachable' : 'refused';
    return new IdentityError(reason, `the provider answered ${error.status} ${words}`);
  }
  const outbound = findCause(error, OutboundError);
  if (outbound) return new IdentityError('unreachable', plain(outbound.message));
  if (isTimeout(error)) return new IdentityError('unreachable', 'the provider was too slow');
  if (error instanceof ClientError) {
    const status = statusOf(error);
    // What it found wrong, without what it found.
    const { message } = error.cause instanceof Error ? error.cause : error;
    const words = `${plain(message)}${status > 0 ? ` (${status})` : ''}`;
    return new IdentityError(status >= 500 || status === 429 ? 'unreachable' : 'refused', words);
  }
  return new IdentityError('refused', error instanceof Error ? plain(error.message) : 'unknown');
}

function isTimeout(error: unknown): boolean {
  const names = new Set(['TimeoutError', 'AbortError']);
  const cause = error instanceof Error ? error.cause : null;
  const isCoded = error instanceof ClientError && /^OAUTH_(TIMEOUT|ABORT)$/.test(error.code ?? '');
  return isCoded || [error, cause].some((one) => one instanceof Error && names.has(one.name));
}
