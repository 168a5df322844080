import { AssistantError } from '../assistant.ts';

/**
 * Runs `work` with a signal that fires when the caller cancels or `timeoutMs` is over. Rejects then
 * with `assistant.cancelled` or `assistant.timeout`, whatever the work itself failed with.
 */
export async function withDeadline<T>(
  { who, timeoutMs, signal }: { who: string; timeoutMs: number; signal: AbortSignal },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let endedBy: AssistantError | null = null;
  const end = (error: AssistantError) => {
    endedBy ??= error;
    controller.abort(error);
  };
  const cancel = () =>
    end(new AssistantError('assistant.cancelled', 'The run was cancelled.', { retryable: false }));
  const seconds = Number((timeoutMs / 1000).toFixed(1));
  const timer = setTimeout(() => {
    const message = `${who} did not finish its reply within ${seconds} s. Try again, or raise the time limit of the target.`;
    end(new AssistantError('assistant.timeout', message, { retryable: true }));
  }, timeoutMs);
  if (signal.aborted) cancel();
  else signal.addEventListener('abort', cancel, { once: true });
  try {
    controller.signal.throwIfAborted();
    return await work(controller.signal);
  } catch (error) {
    throw endedBy ?? error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
    // Lets go of a connection that the work left half read.
    controller.abort();
  }
}
