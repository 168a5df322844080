import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askFor, endpointAssistant, failureOf } from '#server/testing/doubles/ask-endpoint.ts';
import { startEndpointDouble } from '#server/testing/doubles/endpoint-double.ts';
import { type Double, startLoopbackServer } from '#server/testing/doubles/loopback-server.ts';
import { createOutbound, type Outbound } from '../net/outbound.ts';
import type { HttpAssistantConfig } from './http-assistant.ts';

let double: Double;
let outbound: Outbound;

beforeAll(async () => {
  double = await startEndpointDouble();
  outbound = createOutbound({ allow: ['127.0.0.1'], maxResponseBytes: 1024 * 1024 });
});
afterAll(async () => {
  await outbound.close();
  await double.close();
});

type Changes = Partial<HttpAssistantConfig>;
const events: Changes = { stream: 'SSE', replyPath: '$.choices[0].delta.content' };
const lines: Changes = { stream: 'CHUNKS', replyPath: '/choices/0/delta/content' };
const text: Changes = { stream: 'CHUNKS' };
const forms = [
  ['events', events],
  ['lines', lines],
  ['text', text],
] as const;

function bot(path: string, changes: Changes) {
  return endpointAssistant(outbound, `${double.url}${path}`, changes);
}

/** An endpoint that answers exactly this. */
async function answering(type: string, ...chunks: string[]) {
  const server = await startLoopbackServer(async (_, response) => {
    response.writeHead(200, { 'content-type': type });
    for (const chunk of chunks) {
      await new Promise((resolve) => response.write(chunk, resolve));
      await new Promise((resolve) => setImmediate(resolve));
    }
    response.end();
  });
  return server;
}

async function replyTo(changes: Changes, type: string, ...chunks: string[]) {
  const server = await answering(type, ...chunks);
  try {
    return await endpointAssistant(outbound, server.url, changes).reply(askFor('Hi'));
  } finally {
    await server.close();
  }
}

const sse = 'text/event-stream; charset=utf-8';

describe.each(forms)('a stream of %s', (folder, how) => {
  test('is told piece by piece, and timed', async () => {
    const told: string[] = [];
    const conversationId = `timed ${folder}`;
    const reply = await bot(`/${folder}?pauseMs=20`, how).reply(
      askFor('Hi', { conversationId, onText: (piece) => told.push(piece) }),
    );
    expect(reply.text).toBe('Turn 1: you wrote "Hi"');
    expect(told.join('')).toBe(reply.text);
    expect(told.length).toBeGreaterThan(2);
    expect(reply.firstTokenMs).toBeGreaterThanOrEqual(0);
    expect(reply.latencyMs - (reply.firstTokenMs ?? 0)).toBeGreaterThanOrEqual(60);
    expect(reply).toMatchObject({ inputTokens: null, outputTokens: null, costMicroUsd: null });
  });

  test.each<[string, string, boolean, string, Changes]>([
    ['hang', 'timeout', true, 'did not finish its reply within 0.3 s. Try', { timeoutMs: 300 }],
    [
      'hang',
      'timeout',
      true,
      'did not begin its reply within 0.2 s. Try again, or raise the time limit of the target for the first piece.',
      { firstTokenTimeoutMs: 200 },
    ],
    [
      'hang-mid-stream',
      'timeout',
      true,
      'did not finish its reply within 0.3 s. Try',
      { timeoutMs: 300, firstTokenTimeoutMs: 200 },
    ],
    ['slow', 'timeout', true, 'did not finish its reply within 0.3 s. Try', { timeoutMs: 300 }],
    ['drop-mid-stream', 'disconnected', true, 'before the answer was complete.', {}],
    ['huge', 'tooLarge', false, 'sent more than 1 MB. Assay stopped reading.', {}],
    ['empty', 'invalidReply', false, 'the endpoint said nothing.', {}],
  ])('with %s is assistant.%s (again: %s): %s', async (fault, reason, again, words, more) => {
    const attempt = bot(`/${folder}/fail-${fault}`, { ...how, ...more }).reply(askFor('Hi'));
    const error = await failureOf(attempt);
    expect(error.message).toContain(words);
    expect(error.reason).toBe(`assistant.${reason}`);
    expect(error.options.retryable).toBe(again);
    if (fault !== 'empty') {
      await expect.poll(() => double.requests.at(-1)?.answer).toBe('cut off');
    }
  });

  test('ends at once when the run is cancelled', async () => {
    const controller = new AbortController();
    const told: string[] = [];
    const attempt = bot(`/${folder}/fail-hang-mid-stream`, how).reply(
      askFor('Hi', { signal: controller.signal, onText: (piece) => told.push(piece) }),
    );
    await expect.poll(() => told).not.toEqual([]);
    controller.abort();
    expect((await failureOf(attempt)).reason).toBe('assistant.cancelled');
    await expect.poll(() => double.requests.at(-1)?.answer).toBe('cut off');
  });

  test('that is refused is put into words as any answer', async () => {
    const error = await failureOf(bot('/fail-rate-limit', how).reply(askFor('Hi')));
    expect(error).toMatchObject({
      reason: 'assistant.rateLimited',
      options: { retryAfterMs: 3_000 },
    });
  });
});

describe.each(forms.slice(0, 2))('a stream of %s', (folder, how) => {
  test('carries the conversation id of its first piece that has one', async () => {
    const named = bot(`/${folder}`, { ...how, conversationIdPath: '/conversation/id' });
    const first = await named.reply(askFor('One'));
    const second = await named.reply(askFor('Two', { state: first.state }));
    expect(second.text).toContain('Turn 2');
    expect(second.state).toBe(first.state);
  });

  test.each<[string, string, boolean, string]>([
    ['end-early', 'disconnected', true, 'The endpoint ended the stream in the middle of'],
    ['broken-stream', 'invalidReply', false, 'sent a piece that is not JSON: "{"choices": [{"'],
    ['error-in-stream', 'unavailable', true, 'broke off the reply: "The shelf broke".'],
  ])('with %s is assistant.%s (again: %s): %s', async (fault, reason, again, words) => {
    const error = await failureOf(bot(`/${folder}/fail-${fault}`, how).reply(askFor('Hi')));
    expect(error.message).toContain(words);
    expect(error.reason).toBe(`assistant.${reason}`);
    expect(error.options.retryable).toBe(again);
  });

  test('says where the reply is not', async () => {
    const attempt = bot(`/${folder}`, { ...how, replyPath: '$.text' }).reply(askFor('Hi'));
    const error = await failureOf(attempt);
    const unit = folder === 'events' ? 'events' : 'lines';
    expect(error.message).toMatch(
      new RegExp(
        `^The reply is not at \\$\\.text\\. None of the \\d+ ${unit} has it; the first is an object with "conversation"\\. Correct the path in the target\\.$`,
      ),
    );
  });

  test('says where the conversation id is not', async () => {
    const error = await failureOf(
      bot(`/${folder}`, { ...how, conversationIdPath: '/id' }).reply(askFor('Hi')),
    );
    expect(error.message).toContain('The conversation id is not at /id. No ');
  });

  test('says what stands where the reply should be', async () => {
    const error = await failureOf(
      bot(`/${folder}`, { ...how, replyPath: '$.choices[0].delta' }).reply(askFor('Hi')),
    );
    expect(error.message).toContain('The value at $.choices[0].delta is a JSON object, not text.');
  });
});

describe('server-sent events', () => {
  test('end with [DONE], with the end of the stream, or with the event that the target names', async () => {
    for (const path of ['/events', '/events?end=none', '/events?end=event']) {
      const reply = await bot(path, events).reply(askFor('Hi'));
      expect(reply.text).toContain('you wrote "Hi"');
    }
    const declared = { ...events, doneEvent: 'finished' };
    await bot('/events?end=event', declared).reply(askFor('Hi'));
    const cut = await failureOf(bot('/events?end=none', declared).reply(askFor('Hi')));
    expect(cut).toMatchObject({ reason: 'assistant.disconnected', options: { retryable: true } });
    expect(cut.message).toContain('without its last event finished');
  });

  test('are not read on after their end', async () => {
    const endless = await startLoopbackServer((_, response) => {
      response.writeHead(200, { 'content-type': sse });
      response.write('data: {"reply": "Done"}\n\ndata: [DONE]\n\n');
    });
    const startedAt = performance.now();
    const assistant = endpointAssistant(outbound, endless.url, { stream: 'SSE' });
    const reply = await assistant.reply(askFor('Hi'));
    expect(reply.text).toBe('Done');
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    await expect.poll(() => endless.requests.at(-1)?.answer).toBe('cut off');
    await endless.close();
  });

  test.each([
    ['event: error\ndata: No such shelf.\n\n', 'unavailable', false, '"No such shelf"'],
    ['data: {"error": "The model is overloaded"}\n\n', 'unavailable', true, 'overloaded'],
    ['data: {"error": {"code": 429, "message": "Slow"}}\n\n', 'rateLimited', true, '"Slow"'],
    [
      'data: {"type": "error", "message": "Bad", "status": 401}\n\n',
      'unauthorized',
      false,
      '"Bad"',
    ],
    ['data: {"reply": "x", "error": {"message": "Bad"}}\n\n', 'unavailable', false, '"Bad"'],
  ])('%j is an error in its own words', async (event, reason, again, words) => {
    const attempt = replyTo({ stream: 'SSE' }, sse, 'data: {"reply": "A start"}\n\n', event);
    const error = await failureOf(attempt);
    expect(error.message).toContain(words);
    expect(error.reason).toBe(`assistant.${reason}`);
    expect(error.options.retryable).toBe(again);
  });

  test.each([
    ['data: {"reply": "a", "error": null}\n\n', 'a'],
    ['data: {"reply": "a", "error": {"code": 0, "message": ""}}\n\n', 'a'],
    ['data: {"reply": null}\n\ndata: {"usage": 3}\n\ndata: {"reply": "b"}\n\n', 'b'],
    ['id: 1\nretry: 10\ndata: {"reply":\ndata: "c"}\n\n: still here\n\n', 'c'],
    ['data: {"reply": "d"}\n\ndata: [DONE]', 'd'],
  ])('%j are no error', async (stream, said) => {
    expect((await replyTo({ stream: 'SSE' }, sse, stream)).text).toBe(said);
  });

  test('without a path are text themselves, errors excepted', async () => {
    const plain = { stream: 'SSE', replyPath: '' } as const;
    const reply = await replyTo(plain, sse, 'data: Hel\n\n', 'data: lo\n\n', 'data: 42\n\n');
    expect(reply.text).toBe('Hello42');
    const told = failureOf(replyTo(plain, sse, 'data: Hel\n\n', 'data: {"error": "Gone"}\n\n'));
    expect((await told).message).toContain('broke off the reply: "Gone"');
    const whole = await replyTo({ ...plain, replyPath: '$' }, sse, 'data: "a b"\n\n');
    expect(whole.text).toBe('a b');
  });

  test('come whole, however they are cut', async () => {
    const bytes = Buffer.from('\uFEFFdata: {"reply": "Grüße 🌍"}\r\n\r\ndata: [DONE]\r\n\r\n');
    const server = await startLoopbackServer(async (_, response) => {
      response.writeHead(200, { 'content-type': sse });
      for (const byte of bytes) {
        await new Promise((resolve) => response.write(Buffer.from([byte]), resolve));
      }
      response.end();
    });
    const assistant = endpointAssistant(outbound, server.url, { stream: 'SSE' });
    expect((await assistant.reply(askFor('Hi'))).text).toBe('Grüße 🌍');
    await server.close();
  });

  test('keep their connection for the next turn', async () => {
    let connections = 0;
    const server = await startLoopbackServer((_, response) => {
      if (response.socket && !Reflect.has(response.socket, 'seen')) {
        connections += 1;
        Reflect.set(response.socket, 'seen', true);
      }
      response.writeHead(200, { 'content-type': sse });
      response.write('data: {"reply": "x"}\n\ndata: [DONE]\n\n');
      setTimeout(() => response.end(), 3);
    });
    const assistant = endpointAssistant(outbound, server.url, { stream: 'SSE' });
    for (let turn = 0; turn < 5; turn += 1) await assistant.reply(askFor('Hi'));
    // The next call may come before the pool has taken the first connection back.
    expect(connections).toBeLessThanOrEqual(2);
    await server.close();
  });
});

describe('an answer that is no stream of the kind', () => {
  test.each<[string, Changes, string, string]>([
    ['/chat', events, 'application/json', '{"conversationId":'],
    ['/fail-html', events, 'text/html', '<!doctype html>'],
    ['/text', events, 'text/plain', 'you wrote'],
    ['/fail-html', text, 'text/html', '<!doctype html>'],
    ['/events', text, 'text/event-stream', ': hello'],
    ['/chat', text, 'application/json', '{"conversationId":'],
  ])('from %s is quoted', async (path, how, type, start) => {
    const error = await failureOf(bot(path, how).reply(askFor('Hi')));
    expect(error.reason).toBe('assistant.invalidReply');
    expect(error.message).toContain(`answered with ${type}, not with`);
    expect(error.message).toContain(start);
    expect(error.message).toContain('Choose in the target how the reply comes.');
  });

  test.each([
    [sse, { stream: 'SSE' } as const, 'The stream ended without a single event.'],
    ['application/x-ndjson', { stream: 'CHUNKS' } as const, 'without a single line.'],
    ['text/plain', { stream: 'CHUNKS' } as const, 'the endpoint said nothing.'],
  ])('of %s may be empty', async (type, how, words) => {
    const error = await failureOf(replyTo(how, type, ''));
    expect(error.reason).toBe('assistant.invalidReply');
    expect(error.message).toContain(words);
  });
});

test('plain text has no conversation id', async () => {
  const error = await failureOf(
    bot('/text', { ...text, conversationIdPath: '/id' }).reply(askFor('Hi')),
  );
  expect(error.message).toContain('Plain text has none.');
});

test('a JSONPath that leads to several values says which', async () => {
  const answer = '{"items": [{"text": "one"}, {"text": "two"}]}';
  const several = { replyPath: '$.items[*].text' };
  const error = await failureOf(replyTo(several, 'application/json', answer));
  expect(error.reason).toBe('assistant.invalidReply');
  expect(error.message).toBe(
    '$.items[*].text leads to 2 values: "one", "two". The reply must be one. Correct the path in the target.',
  );
  const one = { replyPath: "$.items[?@.text == 'two'].text" };
  expect((await replyTo(one, 'application/json', answer)).text).toBe('two');
});
