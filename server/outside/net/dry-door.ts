import { type Header, headersOf } from './capture-exchange.ts';
import type { Outbound } from './outbound.ts';
import { OutboundError } from './outbound-error.ts';

/** A request as a door was given it; the connection would add its host, its length and the like. */
export type DraftedRequest = { method: string; url: string; headers: Header[]; body: string };

/** A door that leads nowhere: it keeps the first request it is given, and refuses all of them. */
export function createDryDoor(): { outbound: Outbound; drafted(): DraftedRequest | null } {
  let first: DraftedRequest | null = null;
  const refuse = (request: DraftedRequest): never => {
    first ??= request;
    throw new OutboundError('addressRefused', 'Nothing is sent here.');
  };
  return {
    outbound: {
      fetch: async (input, init) =>
        refuse({
          method: init?.method ?? 'GET',
          url: String(input),
          headers: headersOf(init?.headers),
          body: typeof init?.body === 'string' ? init.body : '',
        }),
      send: async (url, { method, headers, body }) =>
        refuse({ method, url, headers: headersOf({ ...headers }), body: body ?? '' }),
      checkUrl: async () => null,
      close: async () => undefined,
    },
    drafted: () => first,
  };
}
