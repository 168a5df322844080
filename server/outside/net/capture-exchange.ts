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

/** All headers, by name. */
export function headersOf(headers: ConstructorParameters<typeof Headers>[0]): Header[] {
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

/** The same pieces, the first of which are kept. */
async function* keepPieces(
  body: AsyncIterable<Uint8Array>,
  kept: Kept,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of body) {
      if (kept.bytes < maxBytes) kept.chunks.push(piece);
      kept.bytes += piece.byteLength;
      yield piece;
    }
    kept.isWhole = true;
  } finally {
    kept.endedAt = performance.now();
  }
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
  /** Remembers a request from now on; tell it what comes of it. */
  function begin(request: RawExchange['request']) {
    const startedAt = performance.now();
    const since = (at: number) => Math.round(at - startedAt);
    let failedAt: number | null = null;
    last = () => ({
      request,
      response: null,
      headersMs: null,
      totalMs: since(failedAt ?? performance.now()),
    });
    return {
      failed(error: unknown): never {
        failedAt = performance.now();
        throw error;
      },
      answered({ status, headers }: { status: number; headers: Headers }, kept: Kept) {
        const headersMs = since(performance.now());
        last = () => ({
          request,
          response: {
            status,
            headers: headersOf(headers),
            body: startOf(kept, maxBytes),
            isCut: kept.bytes > maxBytes,
            isWhole: kept.isWhole,
          },
          headersMs,
          totalMs: since(kept.endedAt ?? performance.now()),
        });
      },
    };
  }
  const capturing: typeof fetch = async (input, init) => {
    const exchange = begin({
      method: init?.method ?? 'GET',
      url: String(input),
      headers: headersOf(init?.headers),
      body: typeof init?.body === 'string' ? init.body : '',
    });
    const answer = await outbound.fetch(input, init).catch(exchange.failed);
    const kept: Kept = { chunks: [], bytes: 0, isWhole: answer.body === null, endedAt: null };
    exchange.answered(answer, kept);
    const { status, statusText, headers } = answer;
    const body = answer.body && keepStart(answer.body, kept, maxBytes);
    return new Response(body, { status, statusText, headers });
  };
  const sending: Outbound['send'] = async (url, request) => {
    const { method, headers, body } = request;
    const exchange = begin({ method, url, headers: headersOf({ ...headers }), body: body ?? '' });
    const answer = await outbound.send(url, request).catch(exchange.failed);
    const kept: Kept = { chunks: [], bytes: 0, isWhole: false, endedAt: null };
    exchange.answered(answer, kept);
    return { ...answer, body: keepPieces(answer.body, kept, maxBytes) };
  };
  return {
    outbound: { ...outbound, fetch: capturing, send: sending },
    last: () => last?.() ?? null,
  };
}
