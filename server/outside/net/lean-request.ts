import { type Dispatcher, request } from 'undici';
import { parseOutboundUrl } from './check-url.ts';
import type { Outbound } from './outbound.ts';
import { OutboundError, redirected, toOutboundError, tooLarge } from './outbound-error.ts';

/** The lean way through the guarded connections of `dispatcher`: see `Outbound.send`. */
export function createSend(dispatcher: Dispatcher, maxResponseBytes: number): Outbound['send'] {
  return async (address, { method, headers, body, signal }) => {
    const parsed = parseOutboundUrl(address);
    if ('problem' in parsed) throw new OutboundError('addressRefused', parsed.problem);
    const { url } = parsed;
    try {
      const answer = await request(url, {
        dispatcher,
        method,
        // Nothing here unpacks a compressed answer.
        headers: { ...headers, 'accept-encoding': 'identity' },
        body,
        signal,
      });
      const { statusCode: status } = answer;
      const received = toHeaders(answer.headers);
      if (status >= 300 && status < 400 && status !== 304) {
        await answer.body.dump();
        throw redirected(url, status, received.get('location'));
      }
      return { status, headers: received, body: limited(answer.body, { url, maxResponseBytes }) };
    } catch (error) {
      throw signal.aborted ? signal.reason : toOutboundError(error, url);
    }
  };
}

function toHeaders(received: Record<string, string | string[] | undefined>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(received)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

async function* limited(
  source: AsyncIterable<Uint8Array>,
  { url, maxResponseBytes }: { url: URL; maxResponseBytes: number },
): AsyncGenerator<Uint8Array> {
  let received = 0;
  try {
    for await (const chunk of source) {
      received += chunk.byteLength;
      if (received > maxResponseBytes) throw tooLarge(url, maxResponseBytes);
      yield chunk;
    }
  } catch (error) {
    throw toOutboundError(error, url);
  }
}
