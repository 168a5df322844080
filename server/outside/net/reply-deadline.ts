import { AssistantError } from '../assistant.ts';

/** Whose reply is awaited for how long. */
export type ReplyDeadline = {
  /** As it begins a sentence: "The endpoint". */
  who: string;
  /** For the whole reply. */
  timeoutMs: number;
  /** For its first piece; absent: the whole time. */
  firstTokenTimeoutMs?: number | undefined;
  signal: AbortSignal;
};

const letGo = new Error('The reply is no longer awaited.');

function secondsOf(ms: number): string {
  return `${Number((ms / 1000).toFixed(1))} s`;
}

function timeout(message: string): AssistantError {
  return new AssistantError('assistant.timeout', message, { retryable: true });
}

/**
 * Runs `work` with a signal that fires when the caller cancels, when `timeoutMs` is over, or when
 * `firstTokenTimeoutMs` is over before `work` called `onFirst`. Rejects then with `assistant.cancelled`
 * or `assistant.timeout`, which says which of the limits passed, whatever the work itself failed with.
 */
export async function withDeadline<T>(
  { who, timeoutMs, firstTokenTimeoutMs, signal }: ReplyDeadline,
  work: (signal: AbortSignal, onFirst: () => void) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let endedBy: AssistantError | null = null;
  const end = (error: AssistantError) => {
    endedBy ??= error;
    controller.abort(error);
  };
  const cancel = () =>
    end(new AssistantError('assistant.cancelled', 'The run was cancelled.', { retryable: false }));
  const whole = setTimeout(() => {
    const message = `${who} did not finish its reply within ${secondsOf(timeoutMs)}. Try again, or raise the time limit of the target.`;
    end(timeout(message));
  }, timeoutMs);
  const first =
    firstTokenTimeoutMs === undefined || firstTokenTimeoutMs >= timeoutMs
      ? undefined
      : setTimeout(() => {
          const message = `${who} did not begin its reply within ${secondsOf(firstTokenTimeoutMs)}. Try again, or raise the time limit of the target for the first piece.`;
          end(timeout(message));
        }, firstTokenTimeoutMs);
  if (signal.aborted) cancel();
  else signal.addEventListener('abort', cancel, { once: true });
  try {
    controller.signal.throwIfAborted();
    return await work(controller.signal, () => clearTimeout(first));
  } catch (error) {
    throw endedBy ?? error;
  } finally {
    clearTimeout(whole);
    clearTimeout(first);
    signal.removeEventListener('abort', cancel);
    // Lets go of a connection that the work left half read. A reason that is made once: one with a stack
    // of its own, for each of thousands of replies, would cost more than the reply.
    controller.abort(letGo);
  }
}
