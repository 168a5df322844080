import type { ServerResponse } from 'node:http';
import { formOf, playStream, type StreamedReply } from './endpoint-streams.ts';
import { type Fault, faultOf, pour } from './faults.ts';
import {
  type Double,
  jsonBody,
  type RecordedRequest,
  sendJson,
  startLoopbackServer,
} from './loopback-server.ts';

export type EndpointDoubleOptions = {
  port?: number;
  /** What it answers; by default the message and how often this conversation has spoken. */
  reply?: (turn: { message: string; turnNumber: number }) => string;
};

type Play = (response: ServerResponse, request: RecordedRequest) => void;

function plain(status: number, headers: Record<string, string>, body: string): Play {
  return (response) => {
    response.writeHead(status, headers);
    response.end(body);
  };
}

const json = { 'content-type': 'application/json' };

// The faults that make sense here; any other one hangs.
const plays: Partial<Record<Fault, Play>> = {
  unauthorized: (response, request) => {
    sendJson(response, 401, { message: `Token ${request.headers['x-api-key']} is wrong` });
  },
  'rate-limit': (response, { path }) => {
    const headers: Record<string, string> = path.endsWith('?after=none')
      ? {}
      : { 'retry-after': '3' };
    sendJson(response, 429, { detail: 'Slow down.' }, headers);
  },
  'rate-limit-date': (response) => {
    const at = new Date(Date.now() + 30_000).toUTCString();
    sendJson(response, 429, { detail: 'Slow down.' }, { 'retry-after': at });
  },
  forbidden: plain(403, json, '{"message": "Not from here."}'),
  overloaded: plain(503, { ...json, 'retry-after': '5' }, '{"error": {"message": "Too busy."}}'),
  'endless-error': (response) => {
    response.writeHead(500, { 'content-type': 'text/plain' });
    response.write('Internal failure 43');
  },
  'server-error': plain(500, { 'content-type': 'text/plain' }, 'Internal failure 42'),
  'bad-request': (response) => {
    sendJson(response, 422, { detail: [{ loc: ['body'], msg: 'message is required' }] });
  },
  html: plain(200, { 'content-type': 'text/html; charset=utf-8' }, '<!doctype html><p>Sign in'),
  'broken-json': plain(200, json, '{"reply": "cut'),
  empty: plain(200, json, '{"reply": ""}'),
  redirect: plain(302, { location: 'http://10.0.0.5/' }, ''),
  huge: (response) => {
    response.writeHead(200, json);
    pour(response, 'x'.repeat(64_000), 2 * 1024 ** 3);
  },
  slow: (response) => {
    response.writeHead(200, json);
    const drip = setInterval(() => response.write(' '), 10);
    response.once('close', () => clearInterval(drip));
  },
  'hang-mid-stream': (response) => {
    response.writeHead(200, json);
    response.write('{"reply": "');
  },
  drop: (response) => {
    response.destroy();
  },
  'drop-mid-stream': (response) => {
    response.writeHead(200, { ...json, 'content-length': '1000' });
    response.write('{"reply": "', () => response.destroy());
  },
};

/**
 * A chat endpoint at `<url>/chat`: POST `{message, conversationId}` gives
 * `{conversationId, data: {messages: [{text}]}, reply}`; it counts the turns of each conversation. GET
 * takes both from the query. `<url>/events`, `/lines` and `/text` stream the same reply word by word.
 * `<url>/fail-<fault>` and `<url>/events/fail-<fault>` misbehave in that way.
 */
export function startEndpointDouble(options: EndpointDoubleOptions = {}): Promise<Double> {
  const turns = new Map<string, number>();
  const reply =
    options.reply ??
    (({ message, turnNumber }) => `Turn ${turnNumber}: you wrote ${JSON.stringify(message)}`);
  const take = (request: RecordedRequest, url: URL) => {
    const asked =
      request.method === 'GET' ? Object.fromEntries(url.searchParams) : jsonBody(request);
    const known = asked.conversationId;
    const id = typeof known === 'string' && known !== '' ? known : `conversation-${turns.size + 1}`;
    const turnNumber = (turns.get(id) ?? 0) + 1;
    turns.set(id, turnNumber);
    return { id, text: reply({ message: String(asked.message), turnNumber }) };
  };
  const chat = ({ id, text }: StreamedReply, response: ServerResponse) => {
    sendJson(response, 200, { conversationId: id, data: { messages: [{ text }] }, reply: text });
  };
  const stream = (request: RecordedRequest, url: URL, response: ServerResponse) => {
    const form = formOf(url.pathname);
    if (form === null) return false;
    const fault = faultOf(url.pathname.split('/')[2] ?? '');
    const end = url.searchParams.get('end') ?? '';
    const to = { response, end, pauseMs: Number(url.searchParams.get('pauseMs') ?? 0) };
    return playStream(form, fault, take(request, url), to);
  };
  return startLoopbackServer((request, response) => {
    const url = new URL(request.path, 'http://double');
    const fault = faultOf(url.pathname.slice(1));
    if (fault !== null) plays[fault]?.(response, request);
    else if (url.pathname === '/chat') chat(take(request, url), response);
    else if (!stream(request, url, response)) sendJson(response, 404, { error: 'No such path.' });
  }, options.port);
}
