import http from 'node:http';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFetch } from './open-fetch.ts';
import { proxyFor } from './proxies.ts';

const asked: string[] = [];
const server = http.createServer((request, response) => {
  asked.push(`${request.method} ${request.url} ${request.headers.host}`);
  response.writeHead(request.url === '/none' ? 204 : 201, { 'x-made': 'here' });
  request.pipe(response);
});
const proxy = http.createServer((request, response) => {
  asked.push(`proxy ${request.url} ${request.headers['proxy-authorization'] ?? 'nobody'}`);
  const { hostname, port, pathname } = new URL(request.url ?? '');
  const { method, headers } = request;
  const onward = http.request({ hostname, port, path: pathname, method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(response);
  });
  request.pipe(onward);
});
proxy.on('connect', (request, socket) => {
  asked.push(`tunnel ${request.url}`);
  socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
});

const ports = { server: 0, proxy: 0 };
const listen = (one: http.Server) =>
  new Promise<number>((resolve) =>
    one.listen(0, '127.0.0.1', () => resolve((one.address() as net.AddressInfo).port)),
  );
beforeAll(async () => {
  ports.server = await listen(server);
  ports.proxy = await listen(proxy);
});
afterAll(() => {
  server.closeAllConnections();
  proxy.closeAllConnections();
  server.close();
  proxy.close();
});

const own = () => ({
  http: `http://me:se%20cret@127.0.0.1:${ports.proxy}`,
  https: null,
  none: null,
});

describe('calls through a proxy', () => {
  it('ask it for what is not encrypted, body and answer as they are', async () => {
    const fetch = openFetch(own());
    const url = `http://127.0.0.1:${ports.server}/echo`;
    const answer = await fetch(url, { method: 'POST', body: 'Grüße', headers: { accept: '*/*' } });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('x-made')).toBe('here');
    expect(await answer.text()).toBe('Grüße');
    const key = Buffer.from('me:se cret').toString('base64');
    expect(asked.splice(0)).toEqual([
      `proxy ${url} Basic ${key}`,
      `POST /echo 127.0.0.1:${ports.server}`,
    ]);
    expect((await fetch(`http://127.0.0.1:${ports.server}/none`, {})).status).toBe(204);
    asked.length = 0;
  });

  it('say that it refuses, and whose tunnel that was', async () => {
    const fetch = openFetch({ ...own(), https: `127.0.0.1:${ports.proxy}` });
    const refused = await fetch('https://assay.test/x', {}).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'PROXY_407' });
    expect(asked.splice(0)).toEqual(['tunnel assay.test:443']);
  });

  it('end when they are given up', async () => {
    const silent = net.createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as net.AddressInfo;
    const fetch = openFetch({ http: `http://127.0.0.1:${port}`, https: null, none: null });
    const signal = AbortSignal.timeout(50);
    await expect(fetch('http://assay.test/', { signal })).rejects.toThrow();
    silent.close();
  });
});

describe('proxyFor', () => {
  const proxies = { http: 'http://p:1', https: 'p:2', none: 'one.test, .two.test three.test:8443' };
  it.each([
    ['http://a.test', 'http://p:1'],
    ['https://a.test', 'http://p:2'],
    ['https://one.test', null],
    ['https://sub.one.test', null],
    ['https://someone.test', 'http://p:2'],
    ['https://sub.two.test', null],
    ['https://three.test:8443', null],
    ['https://three.test', 'http://p:2'],
  ])('%s: %s', (url, expected) => {
    expect(proxyFor(new URL(url), proxies)?.origin ?? null).toBe(expected);
  });

  it('is none for anything where everything is excepted', () => {
    expect(proxyFor(new URL('http://a.test'), { ...proxies, none: '*' })).toBeNull();
  });
});
