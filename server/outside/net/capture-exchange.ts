import type { Outbound } from './outbound.ts';

export type Header = { name: string; value: string };

/** What went out and what came back, secrets included: clean it before anybody sees it. */
export type RawExchange = {
  request: { method: string; url: string; headers: Header[]; body: string };
  /** Null when no answer began. */
  response: {
    status: number;
    headers: Header[];
    body: string;
    /** The body went on beyond what is kept here. */
    isCut: boolean;
    /** It was read to its end. */
    isWhole: boolean;
  } | null;
  /** Whole milliseconds from sending to the answer's headers; null when no answer began. */
  headersMs: number | null;
  /** And to the end of what was read. */
  totalMs: number;
};

type Kept = { chunks: Uint8Array[]; bytes: number; isWhole: boolean; endedAt: number | null };

function headersOf(headers: ConstructorParameters<typeof Headers>[0]): Header[] {
  return [...new Headers(headers)].map(([name, value]) => ({ name, value }));
}

/** Without a character that the cut would leave in half. */
function startOf({ chunks }: Kept, maxBytes: number): string {
  const bytes = Buffer.concat(chunks).subarray(0, maxBytes);
  return new TextDecoder().decode(bytes, { stream: true });
}

/** The same stream, whose beginning is kept. */
function keepStart(
  body: ReadableStream<Uint8Array>,
  kept: Kept,
  maxBytes: number,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) {
          kept.isWhole = true;
          kept.endedAt = performance.now();
          return controller.close();
        }
        if (kept.bytes < maxBytes) kept.chunks.push(value);
        kept.bytes += value.byteLength;
        controller.enqueue(value);
      } catch (error) {
        kept.endedAt = performance.now();
        controller.error(error);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

/**
 * The same door, which remembers the last exchange through it: the first `maxBytes` of the answer as
 * they came. For the test of a target; nothing of it is stored.
 */
export function captureExchange(
  outbound: Outbound,
  { maxBytes }: { maxBytes: number },
): { outbound: Outbound; last(): RawExchange | null } {
  let last: (() => RawExchange) | null = null;
  const capturing: typeof fetch = async (input, init) => {
    const startedAt = performance.now();
    const since = (at: number) => Math.round(at - startedAt);
    const request = {
      method: init?.method ?? 'GET',
      url: String(input),
      headers: headersOf(init?.headers),
      body: typeof init?.body === 'string' ? init.body : '',
    };
    let failedAt: number | null = null;
    last = () => ({
      request,
      response: null,
      headersMs: null,
      totalMs: since(failedAt ?? performance.now()),
    });
    const answer = await outbound.fetch(input, init).catch((error: unknown) => {
      failedAt = performance.now();
      throw error;
    });
    const headersMs = since(performance.now());
    const kept: Kept = { chunks: [], bytes: 0, isWhole: answer.body === null, endedAt: null };
    const { status, statusText } = answer;
    last = () => ({
      request,
      response: {
        status,
        headers: headersOf(answer.headers),
        body: startOf(kept, maxBytes),
        isCut: kept.bytes > maxBytes,
        isWhole: kept.isWhole,
      },
      headersMs,
      totalMs: since(kept.endedAt ?? performance.now()),
    });
    const body = answer.body && keepStart(answer.body, kept, maxBytes);
    return new Response(body, { status, statusText, headers: answer.headers });
  };
  return { outbound: { ...outbound, fetch: capturing }, last: () => last?.() ?? null };
}
