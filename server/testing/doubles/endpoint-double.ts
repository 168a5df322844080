import type { ServerResponse } from 'node:http';
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
  'rate-limit': (response) => {
    sendJson(response, 429, { detail: 'Slow down.' }, { 'retry-after': '3' });
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
    pour(response, 'x'.repeat(64_000), 64 * 1024 * 1024);
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
 * takes both from the query. `<url>/fail-<fault>` misbehaves in that way.
 */
export function startEndpointDouble(options: EndpointDoubleOptions = {}): Promise<Double> {
  const turns = new Map<string, number>();
  const reply =
    options.reply ??
    (({ message, turnNumber }) => `Turn ${turnNumber}: you wrote ${JSON.stringify(message)}`);
  const chat = (request: RecordedRequest, url: URL, response: ServerResponse) => {
    const asked =
      request.method === 'GET' ? Object.fromEntries(url.searchParams) : jsonBody(request);
    const known = asked.conversationId;
    const id = typeof known === 'string' && known !== '' ? known : `conversation-${turns.size + 1}`;
    const turnNumber = (turns.get(id) ?? 0) + 1;
    turns.set(id, turnNumber);
    const text = reply({ message: String(asked.message), turnNumber });
    sendJson(response, 200, { conversationId: id, data: { messages: [{ text }] }, reply: text });
  };
  return startLoopbackServer((request, response) => {
    const url = new URL(request.path, 'http://double');
    const fault = faultOf(url.pathname.slice(1));
    if (fault !== null) plays[fault]?.(response, request);
    else if (url.pathname === '/chat') chat(request, url, response);
    else sendJson(response, 404, { error: 'No such path.' });
  }, options.port);
}
