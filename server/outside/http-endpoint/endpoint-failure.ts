import { AssistantError } from '../assistant.ts';
import { failureOfStatus } from '../net/assistant-failure.ts';
import { remoteWords } from '../net/remote-words.ts';
import { askedToWait, readRetryAfter } from '../net/retry-after.ts';

function firstSentence(status: number): string {
  if (status === 401 || status === 403) return `The endpoint refused the credentials (${status})`;
  if (status === 404) return 'The endpoint knows no such path (404)';
  if (status === 429) return 'The endpoint is limiting the rate of requests (429)';
  if (status >= 500) return `The endpoint failed (${status})`;
  return `The endpoint refused the request (${status})`;
}

function advice(status: number): string {
  if (status === 401 || status === 403) return 'Check the secret header of the target.';
  if (status === 404) return 'Check the address of the target.';
  if (status === 429) return 'If this goes on, lower the concurrency of the target.';
  if (status >= 500) return 'Look at the logs of the endpoint.';
  return "Check the target's body, headers and method.";
}

/** Puts an answer that is not 2xx into words, the endpoint's own included. */
export function endpointFailure(
  answer: { status: number; body: string; headers: Headers },
  secrets: readonly string[],
): AssistantError {
  const words = remoteWords(answer.body, secrets);
  const said = words === null ? '.' : `: "${words}".`;
  const { reason, retryable } = failureOfStatus(answer.status);
  const retryAfterMs = readRetryAfter(answer.headers, Date.now());
  const asks = retryAfterMs === undefined ? '' : `${askedToWait(retryAfterMs)} `;
  return new AssistantError(
    reason,
    `${firstSentence(answer.status)}${said} ${asks}${advice(answer.status)}`,
    {
      retryable,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    },
  );
}
