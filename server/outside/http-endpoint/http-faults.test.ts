import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  askFor,
  endpointAssistant,
  failureOf,
  headerSecret,
} from '#server/testing/doubles/ask-endpoint.ts';
import { startEndpointDouble } from '#server/testing/doubles/endpoint-double.ts';
import { type Double, listeningPort } from '#server/testing/doubles/loopback-server.ts';
import { certifiedName, startTlsServer } from '#server/testing/doubles/tls-server.ts';
import { createOutbound, type Outbound } from '../net/outbound.ts';
import type { HttpAssistantConfig } from './http-assistant.ts';

const cap = 1024 * 1024;
let double: Double;
let outbound: Outbound;

beforeAll(async () => {
  double = await startEndpointDouble();
  outbound = createOutbound({ allow: ['127.0.0.1'], maxResponseBytes: cap });
});
afterAll(async () => {
  await outbound.close();
  await double.close();
});

type Row = [
  path: string,
  reason: string,
  retryable: boolean,
  words: string,
  changes?: Partial<HttpAssistantConfig>,
];

const json: Row[] = [
  [
    '/fail-unauthorized',
    'unauthorized',
    false,
    'refused the credentials (401): "Token [removed] is wrong". Check the secret header of the target.',
  ],
  [
    '/fail-forbidden',
    'unauthorized',
    false,
    'refused the credentials (403): "Not from here". Check the secret header of the target.',
  ],
  ['/nowhere', 'rejected', false, 'knows no such path (404): "No such path". Check the address'],
  ['/fail-bad-request', 'rejected', false, 'refused the request (422): "message is required"'],
  [
    '/fail-rate-limit',
    'rateLimited',
    true,
    'is limiting the rate of requests (429): "Slow down". It asks to wait 3 s. If this goes on, lower the concurrency of the target.',
  ],
  ['/fail-rate-limit-date', 'rateLimited', true, 'limiting the rate of requests (429)'],
  ['/fail-server-error', 'unavailable', true, 'The endpoint failed (500): "Internal failure 42"'],
  ['/fail-overloaded', 'unavailable', true, 'The endpoint failed (503): "Too busy".'],
  ['/fail-drop', 'disconnected', true, 'closed the connection before the answer was complete.'],
  ['/fail-drop-mid-stream', 'disconnected', true, 'before the answer was complete.'],
  ['/fail-hang', 'timeout', true, 'did not finish its reply within 0.3 s.', { timeoutMs: 300 }],
  [
    '/fail-hang-mid-stream',
    'timeout',
    true,
    'did not finish its reply within 0.3 s. Try again, or raise the time limit of the target.',
    { timeoutMs: 300 },
  ],
  ['/fail-slow', 'timeout', true, 'did not finish its reply within 0.3 s.', { timeoutMs: 300 }],
  ['/fail-broken-json', 'invalidReply', false, 'answered with broken JSON: "{"reply": "cut"'],
  ['/fail-html', 'invalidReply', false, 'answered with text/html, not JSON: "<!doctype html>'],
  ['/fail-empty', 'invalidReply', false, 'The value at /reply is empty: the endpoint said nothing'],
  ['/fail-huge', 'tooLarge', false, 'sent more than 1 MB. Assay stopped reading.'],
  ['/fail-redirect', 'rejected', false, 'Redirects are not followed: enter the final address.'],
  ['/events', 'invalidReply', false, 'It streams: choose how under "How the reply comes".', {}],
];

test.each(json)('%s is assistant.%s (again: %s): %s', async (path, reason, again, words, more) => {
  const before = double.requests.length;
  const attempt = endpointAssistant(outbound, `${double.url}${path}`, more).reply(askFor('Hi'));
  const error = await failureOf(attempt);
  expect(error.message).toContain(words);
  expect(error.reason).toBe(`assistant.${reason}`);
  expect(error.options.retryable).toBe(again);
  expect(error.cause).toBeUndefined();
  expect(error.message).not.toContain(headerSecret);
  // The retries are the engine's alone.
  expect(double.requests.length).toBe(before + 1);
});

test('an endless body is read to the cap, and its connection ended', async () => {
  await failureOf(endpointAssistant(outbound, `${double.url}/fail-huge`).reply(askFor('Hi')));
  await expect.poll(() => double.requests.at(-1)?.answer).toBe('cut off');
  // The cap, and what the kernel's buffers hold.
  expect(double.requests.at(-1)?.sentBytes).toBeLessThan(16 * cap);
});

test('an error that never ends is told by its status and what came of it', async () => {
  const assistant = endpointAssistant(outbound, `${double.url}/fail-endless-error`);
  const error = await failureOf(assistant.reply(askFor('Hi')));
  expect(error.reason).toBe('assistant.unavailable');
  expect(error.message).toContain('The endpoint failed (500): "Internal failure 43"');
});

test.each([
  ['/fail-rate-limit', 3_000, 3_000],
  ['/fail-rate-limit-date', 28_000, 30_000],
  ['/fail-overloaded', 5_000, 5_000],
])('%s says how long to wait', async (path, least, most) => {
  const error = await failureOf(
    endpointAssistant(outbound, `${double.url}${path}`).reply(askFor('Hi')),
  );
  expect(error.options.retryAfterMs).toBeGreaterThanOrEqual(least);
  expect(error.options.retryAfterMs).toBeLessThanOrEqual(most);
});

test('a rate limit without Retry-After leaves the wait to the engine', async () => {
  const assistant = endpointAssistant(outbound, `${double.url}/fail-rate-limit?after=none`);
  const error = await failureOf(assistant.reply(askFor('Hi')));
  expect(error).toMatchObject({ reason: 'assistant.rateLimited', options: { retryable: true } });
  expect(error.options.retryAfterMs).toBeUndefined();
});

describe('a connection', () => {
  test('that nobody takes is unavailable', async () => {
    const gone = await startEndpointDouble();
    await gone.close();
    const error = await failureOf(endpointAssistant(outbound, gone.url).reply(askFor('Hi')));
    expect(error).toMatchObject({ reason: 'assistant.unavailable', options: { retryable: true } });
    expect(error.message).toContain('(connection refused)');
  });

  test('that is reset is disconnected', async () => {
    const { url, close } = await listenWith((server) =>
      server.on('connection', (socket) => socket.once('data', () => socket.resetAndDestroy())),
    );
    const error = await failureOf(endpointAssistant(outbound, url).reply(askFor('Hi')));
    expect(error).toMatchObject({ reason: 'assistant.disconnected', options: { retryable: true } });
    close();
  });

  test('to a server of another protocol is disconnected', async () => {
    const { url, close } = await listenWith((server) =>
      server.on('connection', (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n')),
    );
    const error = await failureOf(endpointAssistant(outbound, url).reply(askFor('Hi')));
    expect(error.message).toContain('did not answer in valid HTTP');
    close();
  });

  test.each([
    ['with a certificate for another name', 'its certificate is for another name', true],
    ['with a certificate of nobody', 'no authority that this server trusts', false],
  ])('%s carries nothing', async (_, words, isTrusted) => {
    const server = await startTlsServer();
    const door = createOutbound({ allow: ['127.0.0.1'], ...(isTrusted && { ca: server.ca }) });
    const url = `https://127.0.0.1:${server.port}`;
    const error = await failureOf(endpointAssistant(door, url).reply(askFor('Hi')));
    expect(error).toMatchObject({ reason: 'assistant.unavailable', options: { retryable: false } });
    expect(error.message).toContain(words);
    expect(server.requests()).toBe(0);
    await door.close();
    await server.close();
  });

  test('with the right certificate is used', async () => {
    const server = await startTlsServer();
    const resolve = async () => ['127.0.0.1'];
    const door = createOutbound({ allow: [certifiedName], ca: server.ca, resolve });
    const url = `https://${certifiedName}:${server.port}`;
    const reply = await endpointAssistant(door, url).reply(askFor('Hi'));
    expect(reply.text).toBe('Hello');
    await door.close();
    await server.close();
  });
});

async function listenWith(prepare: (server: Server) => void) {
  const server = createServer();
  prepare(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${listeningPort(server.address())}`;
  return { url, close: () => server.close() };
}
