import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { type Fault, pour } from './faults.ts';
import { sseEvent } from './loopback-server.ts';

/** What a streamed reply is made of. */
export type StreamedReply = { id: string; text: string };

type Form = 'events' | 'lines' | 'text';

const types: Record<Form, string> = {
  events: 'text/event-stream',
  lines: 'application/x-ndjson; charset=utf-8',
  text: 'text/plain; charset=utf-8',
};

/** The form that a path asks for: `/events`, `/lines/fail-drop`; null for other paths. */
export function formOf(path: string): Form | null {
  const [, first] = path.split('/');
  return first === 'events' || first === 'lines' || first === 'text' ? first : null;
}

function delta(content: string) {
  return { choices: [{ delta: { content } }] };
}

function written(form: Form, content: string): string {
  if (form === 'events') return sseEvent(delta(content));
  return form === 'lines' ? `${JSON.stringify(delta(content))}\n` : content;
}

function wordsOf(text: string): string[] {
  return text.match(/\S+\s*/g) ?? [];
}

async function write(response: ServerResponse, text: string): Promise<void> {
  if (!response.write(text) && !response.destroyed) await once(response, 'drain');
}

/**
 * A reply word by word: an event or line that names the conversation, one for each word, and one that
 * tells why it ended; events end with `data: [DONE]`, or as `?end=` says: `event` (named `finished`),
 * `none`.
 */
async function reply(
  form: Form,
  { id, text }: StreamedReply,
  to: { response: ServerResponse; end: string; pauseMs: number },
): Promise<void> {
  const { response, end, pauseMs } = to;
  response.writeHead(200, { 'content-type': types[form] });
  if (form === 'events') await write(response, `: hello\n\n${sseEvent({ conversation: { id } })}`);
  if (form === 'lines') await write(response, `${JSON.stringify({ conversation: { id } })}\n`);
  for (const word of wordsOf(text)) {
    await write(response, written(form, word));
    if (pauseMs > 0) await setTimeout(pauseMs);
  }
  const stop = { choices: [{ delta: { content: null }, finish_reason: 'stop' }] };
  if (form === 'events') await write(response, sseEvent(stop));
  if (form === 'events' && end === '') await write(response, 'data: [DONE]\n\n');
  if (form === 'events' && end === 'event') await write(response, 'event: finished\ndata: {}\n\n');
  response.end();
}

type Play = (form: Form, response: ServerResponse) => void;

function begun(next: (form: Form, response: ServerResponse) => void): Play {
  return (form, response) => {
    response.writeHead(200, { 'content-type': types[form] });
    response.write(written(form, 'Once upon '), () => next(form, response));
  };
}

const faulty: Partial<Record<Fault, Play>> = {
  'hang-mid-stream': begun(() => undefined),
  'drop-mid-stream': begun((_, response) => response.destroy()),
  'end-early': begun((form, response) => {
    response.end(written(form, 'a time').trimEnd().slice(0, -5));
  }),
  'broken-stream': begun((form, response) => {
    response.end(form === 'events' ? 'data: {"choices": [{\n\n' : '{"choices": [{\n{}\n');
  }),
  'error-in-stream': begun((form, response) => {
    const error = { error: { message: 'The shelf broke.', code: 503 } };
    response.end(form === 'events' ? sseEvent(error) : `${JSON.stringify(error)}\n`);
  }),
  'bad-request': begun((_, response) => {
    response.end('event: error\ndata: No such shelf.\n\n');
  }),
  'endless-error': begun((_, response) => {
    response.write(sseEvent({ error: 'overloaded' }));
  }),
  huge: begun((form, response) => {
    pour(response, written(form, 'x'.repeat(60_000)), 2 * 1024 ** 3);
  }),
  slow: begun((form, response) => {
    const drip = setInterval(() => response.write(written(form, 'x')), 10);
    response.once('close', () => clearInterval(drip));
  }),
  hang: (form, response) => {
    response.writeHead(200, { 'content-type': types[form] });
    response.flushHeaders();
  },
  empty: (form, response) => {
    response.writeHead(200, { 'content-type': types[form] });
    response.end(form === 'text' ? '' : written(form, ''));
  },
};

/** Plays a stream, or the fault it is asked for. False when it knows no such fault. */
export function playStream(
  form: Form,
  fault: Fault | null,
  streamed: StreamedReply,
  to: { response: ServerResponse; end: string; pauseMs: number },
): boolean {
  if (fault !== null) {
    faulty[fault]?.(form, to.response);
    return faulty[fault] !== undefined;
  }
  reply(form, streamed, to).catch(() => to.response.destroy());
  return true;
}
