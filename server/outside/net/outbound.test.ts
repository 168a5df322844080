import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { listeningPort, startLoopbackServer } from '#server/testing/doubles/loopback-server.ts';
import type { Resolve } from './check-url.ts';
import { createOutbound, type OutboundOptions } from './outbound.ts';
import { OutboundError } from './outbound-error.ts';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function startCanary(answer: Parameters<typeof startLoopbackServer>[0] = okay) {
  const canary = await startLoopbackServer(answer);
  cleanups.push(canary.close);
  return { ...canary, port: new URL(canary.url).port };
}

const okay: Parameters<typeof startLoopbackServer>[0] = (_, response) => {
  response.end('reached');
};

function open(options: OutboundOptions) {
  const outbound = createOutbound(options);
  cleanups.push(outbound.close);
  return outbound;
}

async function failure(attempt: Promise<unknown>): Promise<OutboundError> {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof OutboundError))
    throw new Error(`Expected a refusal, got ${String(error)}`);
  return error;
}

const toLoopback: Resolve = async () => ['127.0.0.1'];

describe('spellings of loopback', () => {
  const hosts = [
    '127.0.0.1',
    '2130706433',
    '0x7f000001',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '017700000001',
    '127.1',
    '127.0.0.1.',
    '127.0.0.2',
    '0',
    '0.0.0.0',
    '①②⑦.⓪.⓪.①',
    '１２７.0.0.1',
    '%31%32%37.0.0.1',
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::127.0.0.1]',
    '[64:ff9b::127.0.0.1]',
    '[::]',
    'localhost',
    'LOCALHOST',
    'localhost.',
    'LocalHost.',
  ];

  test.each(hosts)('%s is neither accepted nor reached', async (host) => {
    const canary = await startCanary();
    const outbound = open({ allow: [], resolve: toLoopback });
    const url = `http://${host}:${canary.port}/`;
    expect(await outbound.checkUrl(url)).toContain('Assay does not connect to such addresses');
    const error = await failure(outbound.fetch(url));
    expect(error.reason).toBe('addressRefused');
    expect(canary.requests).toHaveLength(0);
  });

  test('the same place is reached once when it is listed', async () => {
    const canary = await startCanary();
    const outbound = open({ allow: [`127.0.0.1:${canary.port}`] });
    expect(await outbound.checkUrl(canary.url)).toBeNull();
    expect(await (await outbound.fetch(canary.url)).text()).toBe('reached');
    expect(canary.requests).toHaveLength(1);
  });

  test('a listed place opens no other port', async () => {
    const canary = await startCanary();
    const outbound = open({ allow: ['127.0.0.1:1'] });
    await failure(outbound.fetch(canary.url));
    expect(canary.requests).toHaveLength(0);
  });
});

test.each([
  ['ftp://models.example/', 'https:// or http://'],
  ['file:///etc/passwd', 'https:// or http://'],
  ['models.example', 'is not a web address'],
  ['https://user:secret@models.example/', 'holds a user name or password'],
  ['https://user@models.example/', 'holds a user name or password'],
])('%s is refused: %s', async (url, words) => {
  const outbound = open({ allow: [], resolve: async () => ['8.8.8.8'] });
  const problem = await outbound.checkUrl(url);
  expect(problem).toContain(words);
  expect(problem).not.toContain('secret@');
  expect((await failure(outbound.fetch(url))).message).toContain(words);
});

describe('names', () => {
  test('one that resolves to a private address is refused in words', async () => {
    const outbound = open({ allow: [], resolve: async () => ['8.8.8.8', '10.0.0.5'] });
    expect(await outbound.checkUrl('https://models.example/v1')).toBe(
      'models.example resolves to 10.0.0.5, a private address. Assay does not connect to such addresses unless the instance administrator lists them in OUTBOUND_ALLOW.',
    );
  });

  test('one that does not exist is said so', async () => {
    const outbound = open({
      allow: [],
      resolve: () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })),
    });
    const words = 'There is no host named nowhere.example. Check the address.';
    expect(await outbound.checkUrl('https://nowhere.example')).toBe(words);
    const error = await failure(outbound.fetch('https://nowhere.example'));
    expect(error).toMatchObject({ reason: 'unreachable', message: words });
  });

  test('a public one is fine', async () => {
    const outbound = open({ allow: [], resolve: async () => ['8.8.8.8'] });
    expect(await outbound.checkUrl('https://models.example/v1')).toBeNull();
  });

  test('an answer that changes after the check is caught when connecting', async () => {
    const canary = await startCanary();
    const answers = [['8.8.8.8'], ['127.0.0.1']];
    const outbound = open({ allow: [], resolve: async () => answers.shift() ?? ['127.0.0.1'] });
    const url = `http://flip.example:${canary.port}/`;
    expect(await outbound.checkUrl(url)).toBeNull();
    expect((await failure(outbound.fetch(url))).reason).toBe('addressRefused');
    expect(canary.requests).toHaveLength(0);
  });

  test('a connection goes to the address that was checked, asked for once', async () => {
    const canary = await startCanary();
    let asked = 0;
    const resolve: Resolve = async () => (asked++ === 0 ? ['127.0.0.1'] : ['10.0.0.5']);
    const outbound = open({ allow: ['127.0.0.1'], resolve });
    expect((await outbound.fetch(`http://flip.example:${canary.port}/`)).status).toBe(200);
    expect(asked).toBe(1);
    expect(canary.requests[0]?.headers.host).toBe(`flip.example:${canary.port}`);
  });

  test('a listed name may be private', async () => {
    const canary = await startCanary();
    const outbound = open({ allow: [`models.lan:${canary.port}`], resolve: toLoopback });
    expect((await outbound.fetch(`http://MODELS.lan.:${canary.port}/`)).status).toBe(200);
    await failure(outbound.fetch(`http://other.lan:${canary.port}/`));
    expect(canary.requests).toHaveLength(1);
  });
});

test.each([301, 302, 303, 307, 308])(
  'a redirect (%i) is reported, not followed',
  async (status) => {
    const secret = await startCanary();
    const entry = await startCanary((_, response) => {
      response.writeHead(status, { location: `${secret.url}/inside?x=1` });
      response.end();
    });
    const outbound = open({ allow: ['127.0.0.1'] });
    const error = await failure(outbound.fetch(entry.url, { redirect: 'follow' }));
    expect(error.reason).toBe('redirected');
    expect(error.message).toContain(`redirects to ${secret.url} (${status})`);
    expect(secret.requests).toHaveLength(0);
  },
);

describe('bad answers', () => {
  test.each([
    ['plain', {}, (size: number) => Buffer.alloc(size, 'x')],
    ['compressed', { 'content-encoding': 'gzip' }, (size: number) => gzipSync(Buffer.alloc(size))],
  ])('one that is too large (%s) is cut off', async (_, headers, make) => {
    const server = await startCanary((__, response) => {
      response.writeHead(200, headers);
      response.end(make(3_000_000));
    });
    const outbound = open({ allow: ['127.0.0.1'], maxResponseBytes: 1024 * 1024 });
    const answer = await outbound.fetch(server.url);
    const error = await failure(answer.text());
    expect(error.reason).toBe('tooLarge');
    expect(error.message).toContain('sent more than 1 MB');
  });

  test('a silent server times out', async () => {
    const server = await startCanary(() => undefined);
    const outbound = open({ allow: ['127.0.0.1'], silenceTimeoutMs: 50 });
    expect((await failure(outbound.fetch(server.url))).reason).toBe('timeout');
  });

  test('a closed port and a broken connection are told apart', async () => {
    const server = await startCanary((_, response) => {
      response.destroy();
    });
    const outbound = open({ allow: ['127.0.0.1'] });
    expect((await failure(outbound.fetch(server.url))).reason).toBe('disconnected');
    await server.close();
    const refused = await failure(outbound.fetch(server.url));
    expect(refused.reason).toBe('unreachable');
    expect(refused.message).toContain('connection refused');
  });

  test('something that is not HTTP is said so', async () => {
    const server = createServer((socket) => {
      socket.end('SSH-2.0-OpenSSH_9.2\r\n', () => socket.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    cleanups.push(() => new Promise((resolve) => server.close(() => resolve())));
    const outbound = open({ allow: ['127.0.0.1'] });
    const url = `http://127.0.0.1:${listeningPort(server.address())}`;
    expect((await failure(outbound.fetch(url))).message).toContain('did not answer in valid HTTP');
  });

  test('an abort rejects with its own reason', async () => {
    const server = await startCanary(() => undefined);
    const outbound = open({ allow: ['127.0.0.1'] });
    const controller = new AbortController();
    const attempt = outbound.fetch(server.url, { signal: controller.signal });
    const reason = new Error('enough');
    controller.abort(reason);
    await expect(attempt).rejects.toBe(reason);
  });
});
