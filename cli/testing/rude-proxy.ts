import http from 'node:http';
import type { AddressInfo } from 'node:net';

export type RudeProxy = {
  url: string;
  /** Requests by what they ask for: `runs.watch`. */
  counts: Map<string, number>;
  /** Answers nobody while it is away. */
  isAway: boolean;
  /** Calls that never get an answer. */
  held: Set<string>;
  close(): Promise<void>;
};

/**
 * A proxy as they stand before servers.
 * @param o.streams `cut` ends each after this many milliseconds; `kept` hands on nothing until its end
 */
export async function rudeProxy(
  to: string,
  { streams }: { streams: { cut: number } | 'kept' | 'whole' },
): Promise<RudeProxy> {
  const proxy = { isAway: false, counts: new Map<string, number>(), held: new Set<string>() };
  const server = http.createServer((request, response) => {
    const { url = '/', method = 'GET', headers } = request;
    const asked = /\/trpc\/([\w.]+)/.exec(url)?.[1] ?? url;
    proxy.counts.set(asked, (proxy.counts.get(asked) ?? 0) + 1);
    if (proxy.isAway) return void request.socket.destroy();
    if (proxy.held.has(asked)) return;
    const { hostname, port } = new URL(to);
    const onward = http.request({ hostname, port, path: url, method, headers }, (answer) => {
      const isStream = (answer.headers['content-type'] ?? '').startsWith('text/event-stream');
      if (isStream && streams === 'kept') return void answer.resume();
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      response.flushHeaders();
      answer.pipe(response);
      if (isStream && typeof streams === 'object') {
        setTimeout(() => response.destroy(), streams.cut);
      }
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(proxy, {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
