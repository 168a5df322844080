import { ReadableStream } from 'node:stream/web';

/**
 * What `work` tells, as it tells it; ends when the work does, and fails as it does. Whoever stops
 * listening, or aborts `signal`, aborts the work.
 */
export async function* streamOf<T>(
  signal: AbortSignal,
  work: (tell: (event: T) => void, signal: AbortSignal) => Promise<void>,
): AsyncGenerator<T> {
  const leaving = new AbortController();
  const stream = new ReadableStream<T>({
    async start(controller) {
      const until = AbortSignal.any([signal, leaving.signal]);
      const tell = (event: T) => {
        if (!leaving.signal.aborted) controller.enqueue(event);
      };
      // Not waited for: what is told before the end has to be heard before it.
      work(tell, until).then(
        () => leaving.signal.aborted || controller.close(),
        (error: unknown) => controller.error(error),
      );
    },
  });
  try {
    yield* stream;
  } finally {
    leaving.abort();
  }
}
