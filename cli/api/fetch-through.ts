import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import tls from 'node:tls';
import type { Init } from './open-fetch.ts';

/** Makes a call through a proxy: by a tunnel to what is encrypted, else by asking the proxy for it. */
export async function fetchThrough(proxy: URL, url: URL, init: Init): Promise<Response> {
  const { method = 'GET', headers = {}, body, signal } = init;
  const abort = signal ? { signal } : {};
  const request =
    url.protocol === 'https:'
      ? https.request(url, {
          method,
          headers: { ...headers, host: url.host },
          ...abort,
          // Counts only where no agent is named.
          createConnection: await tunnelTo(url, proxy, signal ?? null),
        })
      : http.request(proxy, {
          method,
          path: url.href,
          headers: { ...headers, host: url.host, ...credentials(proxy) },
          ...abort,
          agent: false,
        });
  request.end(body ?? undefined);
  const [answer] = await once(request, 'response', abort);
  if (!(answer instanceof http.IncomingMessage)) throw new Error('There was no answer.');
  return asResponse(answer);
}

async function tunnelTo(url: URL, proxy: URL, signal: AbortSignal | null) {
  const to = `${url.hostname}:${url.port || 443}`;
  const abort = signal ? { signal } : {};
  const { request } = proxy.protocol === 'https:' ? https : http;
  const asking = request(proxy, {
    method: 'CONNECT',
    path: to,
    headers: { host: to, ...credentials(proxy) },
    agent: false,
    ...abort,
  });
  asking.end();
  const [answer, socket]: [http.IncomingMessage, Socket] = await new Promise((resolve, reject) => {
    asking.once('connect', (...opened) => resolve([opened[0], opened[1]]));
    asking.once('response', ({ statusCode }) => reject(refused(proxy, statusCode)));
    asking.once('error', reject);
  });
  if (answer.statusCode !== 200) throw refused(proxy, answer.statusCode);
  return () => tls.connect({ socket, servername: url.hostname });
}

function refused({ host }: URL, status: number | undefined): Error {
  return Object.assign(new Error(`The proxy ${host} refuses.`), { code: `PROXY_${status}` });
}

function credentials({ username, password }: URL): Record<string, string> {
  if (username === '') return {};
  const plain = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(plain).toString('base64')}` };
}

function asResponse(answer: http.IncomingMessage): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const status = answer.statusCode ?? 502;
  const chunks = answer[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => void answer.destroy(),
  });
  return new Response([204, 304].includes(status) ? null : body, { status, headers });
}
