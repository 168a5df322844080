import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { type Fault, pour } from './faults.ts';
import { type RecordedRequest, sendJson } from './loopback-server.ts';

type Scene = {
  model: string;
  request: RecordedRequest;
  response: ServerResponse;
  retryAfterSeconds: number;
};
type Play = (scene: Scene) => void;

/** An error body as OpenAI writes it. */
export function openAiProblem(message: string, code: string) {
  return { error: { message, type: 'invalid_request_error', param: null, code } };
}

/** One piece of a streamed completion. */
export function completionChunk(
  model: string,
  delta: Record<string, unknown>,
  finish: string | null = null,
) {
  const choices = [{ index: 0, delta, finish_reason: finish }];
  return { id: 'chatcmpl-double', object: 'chat.completion.chunk', created: 1, model, choices };
}

/** A server-sent event with a JSON value. */
export function sseEvent(value: unknown): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}

/** The key of an Authorization header. */
export function bearerKey(request: RecordedRequest): string {
  return (request.headers.authorization ?? '').replace(/^Bearer /, '');
}

function refuse(
  status: number,
  message: (scene: Scene) => string,
  code: string,
  headers: (scene: Scene) => Record<string, string> = () => ({}),
): Play {
  return (scene) => {
    sendJson(scene.response, status, openAiProblem(message(scene), code), headers(scene));
  };
}

/** Begins an event stream with two words, then does as told. */
function afterBeginning(next: (response: ServerResponse, model: string) => void): Play {
  return ({ model, response }) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const delta = { role: 'assistant', content: 'Once upon' };
    response.write(sseEvent(completionChunk(model, delta)), () => next(response, model));
  };
}

function endWithout(reason: string): Play {
  return ({ model, response }) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(`${sseEvent(completionChunk(model, {}, reason))}data: [DONE]\n\n`);
  };
}

/** Breaks the connection the hard way, as a crashed server or a firewall does. */
function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

const twoGigabytes = 2 * 1024 ** 3;

function plain(status: number, headers: Record<string, string>, body: string): Play {
  return ({ response }) => {
    response.writeHead(status, headers);
    response.end(body);
  };
}

const rateLimit = () => 'Rate limit reached.';

/** How an OpenAI-compatible server does each kind of harm. `slow` is left to the normal reply. */
export const openAiFaults: Readonly<Record<Exclude<Fault, 'slow'>, Play>> = {
  unauthorized: refuse(
    401,
    ({ request }) =>
      `Incorrect API key provided: ${bearerKey(request)}. Find yours in the console.`,
    'invalid_api_key',
  ),
  forbidden: refuse(403, () => 'Your project has no access.', 'forbidden'),
  'unknown-model': refuse(
    404,
    ({ model }) => `The model \`${model}\` does not exist.`,
    'not_found',
  ),
  'bad-request': refuse(400, () => 'Unsupported value: temperature.', 'unsupported_value'),
  'rate-limit': refuse(429, rateLimit, 'rate_limit_exceeded', ({ retryAfterSeconds }) => ({
    'retry-after': String(retryAfterSeconds),
  })),
  'rate-limit-date': refuse(429, rateLimit, 'rate_limit_exceeded', () => ({
    'retry-after': new Date(Date.now() + 30_000).toUTCString(),
  })),
  'rate-limit-bare': refuse(429, rateLimit, 'rate_limit_exceeded'),
  'out-of-quota': refuse(429, () => 'You exceeded your current quota.', 'insufficient_quota'),
  'server-error': refuse(500, () => 'The server had an error.', 'server_error'),
  overloaded: refuse(503, () => 'The engine is overloaded.', 'overloaded'),
  hang: () => undefined,
  'hang-after-headers': ({ response }) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.flushHeaders();
  },
  reset: ({ response }) => reset(response),
  'reset-mid-stream': afterBeginning(reset),
  drop: ({ response }) => {
    response.destroy();
  },
  redirect: plain(307, { location: 'http://169.254.169.254/latest/meta-data/' }, ''),
  html: plain(200, { 'content-type': 'text/html' }, '<!doctype html><title>Welcome</title>'),
  'broken-json': plain(200, { 'content-type': 'application/json' }, '{"choices": [{"message": '),
  'hang-mid-stream': afterBeginning(() => undefined),
  'drop-mid-stream': afterBeginning((response) => {
    response.destroy();
  }),
  'end-early': afterBeginning((response) => {
    response.end();
  }),
  'broken-stream': afterBeginning((response) => {
    response.end('data: {"choices": [{"delta\n\n');
  }),
  'error-in-stream': afterBeginning((response) => {
    response.end(sseEvent(openAiProblem('The model produced invalid content.', 'server_error')));
  }),
  'endless-error': afterBeginning((response) => {
    response.write(sseEvent(openAiProblem('Something broke.', 'server_error')));
  }),
  huge: afterBeginning((response, model) => {
    const piece = sseEvent(completionChunk(model, { content: 'x'.repeat(60_000) }));
    pour(response, piece, twoGigabytes);
  }),
  'huge-line': afterBeginning((response) => {
    response.write('data: ');
    pour(response, 'x'.repeat(60_000), twoGigabytes);
  }),
  'huge-refusal': ({ response }) => {
    response.writeHead(500, { 'content-type': 'text/plain' });
    pour(response, 'It broke. '.repeat(6_000), twoGigabytes);
  },
  'endless-refusal': ({ response }) => {
    response.writeHead(401, { 'content-type': 'text/plain' });
    response.write('No such key.');
  },
  drip: afterBeginning((response, model) => {
    const piece = sseEvent(completionChunk(model, { content: ' x' }));
    const drip = setInterval(() => response.write(piece), 10);
    response.once('close', () => clearInterval(drip));
  }),
  compressed: ({ model, response }) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'content-encoding': 'gzip' });
    const said = sseEvent(completionChunk(model, { content: 'Hello' }));
    response.end(gzipSync(`${said}${sseEvent(completionChunk(model, {}, 'stop'))}`));
  },
  empty: endWithout('stop'),
  'content-filter': endWithout('content_filter'),
  'cut-off': endWithout('length'),
};
