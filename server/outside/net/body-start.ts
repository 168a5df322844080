type Body = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/**
 * The beginning of a body as text, for quoting: at most `maxBytes` of it, and what came within
 * `patienceMs`. A connection that breaks ends it like any other.
 */
export async function readStart(
  body: Body | null,
  { maxBytes = 64 * 1024, patienceMs = 2_000 } = {},
): Promise<string> {
  if (body === null) return '';
  const pieces = piecesOf(body);
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, patienceMs, null);
  });
  const chunks: Uint8Array[] = [];
  let received = 0;
  try {
    while (received < maxBytes) {
      const coming = pieces.next();
      // Nobody hears of a failure that comes after the patience is over.
      coming.catch(() => undefined);
      const chunk = await Promise.race([coming, patience]);
      if (chunk === null) break;
      chunks.push(chunk);
      received += chunk.byteLength;
    }
  } catch {
    // What came before is worth quoting.
  } finally {
    clearTimeout(timer);
    pieces.stop()?.catch(() => undefined);
  }
  return Buffer.concat(chunks).subarray(0, maxBytes).toString('utf8');
}

/** `next` gives null at the end. */
function piecesOf(body: Body): {
  next(): Promise<Uint8Array | null>;
  stop(): Promise<unknown> | undefined;
} {
  if ('getReader' in body) {
    const reader = body.getReader();
    const next = () => reader.read().then(({ done, value }) => (done ? null : value));
    return { next, stop: () => reader.cancel() };
  }
  const pieces = body[Symbol.asyncIterator]();
  const next = () => pieces.next().then(({ done, value }) => (done ? null : value));
  return { next, stop: () => pieces.return?.() };
}
