import type { ServerResponse } from 'node:http';
import { faultOf } from './faults.ts';
import {
  type Double,
  jsonBody,
  type RecordedRequest,
  sendJson,
  startLoopbackServer,
} from './loopback-server.ts';

export type AnthropicDoubleOptions = {
  port?: number;
  /** What the model says, given the request's JSON body. Must be deterministic. */
  reply?: (body: Record<string, unknown>) => string;
};

const usage = { input_tokens: 11, output_tokens: 5 };

function problem(type: string, message: string) {
  return { type: 'error', error: { type, message } };
}

const refusals: Readonly<Record<string, (request: RecordedRequest) => [number, unknown]>> = {
  unauthorized: () => [401, problem('authentication_error', 'invalid x-api-key')],
  'unknown-model': () => [404, problem('not_found_error', 'model: unknown')],
  'rate-limit': () => [429, problem('rate_limit_error', 'This would exceed your rate limit.')],
  overloaded: () => [529, problem('overloaded_error', 'Overloaded')],
};

type Send = (event: { type: string } & Record<string, unknown>) => void;

function begin(model: string, send: Send): void {
  const message = { id: 'msg_1', type: 'message', role: 'assistant', model, content: [], usage };
  send({ type: 'message_start', message: { ...message, stop_reason: null, stop_sequence: null } });
  send({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } });
}

function say(text: string, send: Send): void {
  send({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } });
}

function finish(reason: string, send: Send): void {
  send({ type: 'content_block_stop', index: 0 });
  const delta = { stop_reason: reason, stop_sequence: null };
  send({ type: 'message_delta', delta, usage: { output_tokens: usage.output_tokens } });
  send({ type: 'message_stop' });
}

function stream(model: string, text: string, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const send: Send = (event) => {
    response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  };
  const fault = faultOf(model);
  begin(model, send);
  if (fault === 'content-filter') {
    finish('refusal', send);
  } else if (fault === 'empty') {
    finish('end_turn', send);
  } else if (fault === 'error-in-stream') {
    say('Once upon', send);
    send(problem('overloaded_error', 'Overloaded'));
  } else if (fault === 'end-early') {
    say('Once upon', send);
  } else {
    for (const piece of text.match(/\s*\S+\s*|\s+/g) ?? []) say(piece, send);
    finish('end_turn', send);
  }
  response.end();
}

/** Anthropic's messages API, streaming only, below `<url>/v1`. Models named `fail-<fault>` misbehave. */
export function startAnthropicDouble(options: AnthropicDoubleOptions = {}): Promise<Double> {
  return startLoopbackServer((request, response) => {
    const body = jsonBody(request);
    const model = String(body.model);
    const refusal = refusals[faultOf(model) ?? ''];
    if (refusal) sendJson(response, ...refusal(request));
    else stream(model, (options.reply ?? (() => 'Hello from the double.'))(body), response);
  }, options.port);
}
