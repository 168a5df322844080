import net, { type AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createNodeServer, type Limits, withHeaders } from './node-server.ts';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function start(
  limits: Partial<Limits> = {},
  baseUrl = 'https://assay.test',
): Promise<number> {
  const server = createNodeServer(baseUrl, {
    headersMs: 15_000,
    requestMs: 60_000,
    checkMs: 20,
    ...limits,
  });
  server.on(
    'request',
    withHeaders((_, response) => response.end('answered'), baseUrl),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return (server.address() as AddressInfo).port;
}

/** What comes back for these bytes, until the server closes the connection. */
function send(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}

const always = [
  /content-security-policy: default-src 'none'; .*frame-ancestors 'none'/i,
  /x-content-type-options: nosniff/i,
  /referrer-policy: same-origin/i,
  /x-frame-options: DENY/i,
  /strict-transport-security: max-age=31536000; includeSubDomains/i,
  /cache-control: no-store/i,
];

function expectHeaders(answer: string): void {
  for (const header of always) expect(answer).toMatch(header);
}

describe('what the server answers itself', () => {
  test.each([
    ['something that is not HTTP', 'SSH-2.0-OpenSSH_9.2\r\n\r\n', 400],
    ['a broken header', 'GET / HTTP/1.1\r\nHost: a\r\nbad header\r\n\r\n', 400],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx',
      400,
    ],
    [
      'a length beside chunks',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['headers of 20 KB', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['a strange host', 'GET / HTTP/1.1\r\nHost: a/b@c\r\nConnection: close\r\n\r\n', 400],
    [
      'an odd expectation',
      'GET / HTTP/1.1\r\nHost: a\r\nExpect: the-moon\r\nConnection: close\r\n\r\n',
      417,
    ],
  ])('to %s has every header', async (_, text, status) => {
    const answer = await send(await start(), text);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expectHeaders(answer);
    expect(answer).not.toContain('answered');
  });
});

test('whatever answers a request begins with every header', async () => {
  const ok = await send(await start(), 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
  expect(ok).toMatch(/^HTTP\/1.1 200 /);
  expectHeaders(ok);
});

test('over plain HTTP nothing is said about TLS', async () => {
  const port = await start({}, 'http://localhost:3000');
  expect(await send(port, 'nonsense\r\n\r\n')).not.toMatch(/strict-transport/i);
});

describe('a client that is slow', () => {
  test.each([
    ['with its headers', 'GET / HTTP/1.1\r\nHost: a\r\n', { headersMs: 200, requestMs: 5_000 }],
    [
      'with its body',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\nx',
      { headersMs: 200, requestMs: 300 },
    ],
  ])('%s is told so, and its connection closed', async (_, text, limits) => {
    const started = performance.now();
    const answer = await slowly(await start(limits), text);
    expect(performance.now() - started).toBeLessThan(5_000);
    if (answer !== '') expect(answer).toMatch(/^HTTP\/1.1 (408|200) /);
    expectHeaders(answer);
  });
});

/** Goes on sending a byte now and then, as slow-loris does. */
function slowly(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(text));
    const drip = setInterval(() => socket.write('x'), 20);
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    // Writing into the closed connection.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(drip);
      resolve(answer);
    });
  });
}
