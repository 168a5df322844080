import { lookup } from 'node:dns/promises';
import { Agent, type RequestInit as UndiciRequestInit, fetch as undiciFetch } from 'undici';
import { parseAllowList } from './allow-list.ts';
import { checkUrl, parseOutboundUrl, type Resolve } from './check-url.ts';
import { createGuardedConnect } from './guarded-connect.ts';
import { createSend } from './lean-request.ts';
import { limitedBody } from './limited-body.ts';
import { OutboundError, redirected, toOutboundError } from './outbound-error.ts';

/** The one door through which Assay talks HTTP to third parties. */
export type Outbound = {
  /**
   * Like the global fetch for a URL text or URL object, but guarded: refuses addresses that are not
   * allowed, follows no redirect, ignores proxy settings, caps the size of the answer. Rejects with
   * OutboundError, or with the signal's reason when aborted.
   */
  fetch: typeof fetch;
  /**
   * The same door without the weight of the fetch standard, for what is asked many thousand times. The
   * answer's body is read once, to its end or not at all. Rejects, and its body ends, as `fetch` does.
   */
  send(url: string, request: OutboundRequest): Promise<OutboundAnswer>;
  /** What is wrong with an address a person wrote, as a sentence; null when it may be used. */
  checkUrl(url: string): Promise<string | null>;
  close(): Promise<void>;
};

export type OutboundRequest = {
  method: 'GET' | 'POST' | 'PUT';
  headers: Readonly<Record<string, string>>;
  body: string | null;
  signal: AbortSignal;
};

export type OutboundAnswer = {
  status: number;
  headers: Headers;
  body: AsyncIterable<Uint8Array>;
};

export type OutboundOptions = {
  /** `host`, `host:port`, `address`, `address:port` or CIDR; may be private. Throws when unreadable. */
  allow: readonly string[];
  /** Stand-in for DNS. */
  resolve?: Resolve;
  connectTimeoutMs?: number;
  /** How long an answer may take to begin, and how long it may pause. */
  silenceTimeoutMs?: number;
  /** Counted after decompression. */
  maxResponseBytes?: number;
  /** Certificate authorities as PEM, instead of those that the system trusts. */
  ca?: string;
};

const systemResolve: Resolve = async (hostname) =>
  (await lookup(hostname, { all: true, verbatim: true })).map((entry) => entry.address);

/** The same object for undici's types: both describe the fetch standard, from different packages. */
function asUndiciInit(init: RequestInit | undefined): UndiciRequestInit {
  return (init ?? {}) as UndiciRequestInit;
}

/** Opens the door. Close it to free its connections. */
export function createOutbound(options: OutboundOptions): Outbound {
  const {
    resolve = systemResolve,
    connectTimeoutMs = 10_000,
    silenceTimeoutMs = 600_000,
    maxResponseBytes = 10 * 1024 * 1024,
  } = options;
  const allow = parseAllowList(options.allow);
  const dispatcher = new Agent({
    connect: createGuardedConnect({ allow, resolve, connectTimeoutMs, ca: options.ca }),
    headersTimeout: silenceTimeoutMs,
    bodyTimeout: silenceTimeoutMs,
    keepAliveTimeout: 4_000,
  });

  const guardedFetch: typeof fetch = async (input, init) => {
    if (input instanceof Request) throw new TypeError('Pass the address and the options apart.');
    const parsed = parseOutboundUrl(String(input));
    if ('problem' in parsed) throw new OutboundError('addressRefused', parsed.problem);
    const { url } = parsed;
    try {
      const answer = await undiciFetch(url, {
        ...asUndiciInit(init),
        redirect: 'manual',
        dispatcher,
      });
      if (answer.status >= 300 && answer.status < 400 && answer.status !== 304) {
        await answer.body?.cancel();
        throw redirected(url, answer.status, answer.headers.get('location'));
      }
      const body = answer.body && limitedBody(answer.body, { url, maxResponseBytes });
      return new Response(body, {
        status: answer.status,
        statusText: answer.statusText,
        headers: [...answer.headers],
      });
    } catch (error) {
      throw toOutboundError(error, url);
    }
  };

  return {
    fetch: guardedFetch,
    send: createSend(dispatcher, maxResponseBytes),
    checkUrl: (url) => checkUrl(url, { allow, resolve }),
    close: () => dispatcher.destroy(),
  };
}
