/**
 * The beginning of a body as text, for quoting: at most `maxBytes` of it, and what came within
 * `patienceMs`. A connection that breaks ends it like any other.
 */
export async function readStart(
  body: ReadableStream<Uint8Array> | null,
  { maxBytes = 64 * 1024, patienceMs = 2_000 } = {},
): Promise<string> {
  if (body === null) return '';
  const reader = body.getReader();
  const stop = () => void reader.cancel().catch(() => undefined);
  const timer = setTimeout(stop, patienceMs);
  const chunks: Uint8Array[] = [];
  let received = 0;
  try {
    while (received < maxBytes) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      received += value.byteLength;
    }
    if (received >= maxBytes) stop();
  } catch {
    // What came before is worth quoting.
  } finally {
    clearTimeout(timer);
  }
  return Buffer.concat(chunks).subarray(0, maxBytes).toString('utf8');
}
