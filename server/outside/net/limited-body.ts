import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { toOutboundError, tooLarge } from './outbound-error.ts';

/**
 * The same bytes, ending in an OutboundError when there are more than allowed. Counts what the reader
 * receives: a small compressed answer may unpack to any size.
 */
export function limitedBody(
  source: NodeReadableStream,
  { url, maxResponseBytes }: { url: URL; maxResponseBytes: number },
): ReadableStream<Uint8Array> {
  const reader = source.getReader();
  let received = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) return controller.close();
        const chunk: Uint8Array = value;
        received += chunk.byteLength;
        if (received <= maxResponseBytes) return controller.enqueue(chunk);
        await reader.cancel();
        throw tooLarge(url, maxResponseBytes);
      } catch (error) {
        controller.error(toOutboundError(error, url));
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
