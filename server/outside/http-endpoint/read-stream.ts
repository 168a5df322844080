import { AssistantError } from '../assistant.ts';
import { readStart } from '../net/body-start.ts';
import { quoteRemote } from '../net/remote-words.ts';
import { createEventParser, type StreamEvent } from './event-stream.ts';
import { invalidReply } from './found-value.ts';
import type { ReplyContext, ReplyShape } from './read-reply.ts';
import { collectReply, type ReplyCollector, type Tell } from './reply-collector.ts';

/** How a reply comes: events of `text/event-stream`, or pieces of text or lines of JSON. */
export type StreamShape = ReplyShape & {
  stream: 'SSE' | 'CHUNKS';
  /** Name or data of the event that ends a whole reply; empty: the end of the stream does, too. */
  doneEvent: string;
};

type Body = ReadableStream<Uint8Array> | null;
type Streamed = {
  text: string;
  state: string | null;
  /** When the reply was whole, by `performance.now()`. */
  wholeAt: number;
};

/** How long a stream may take to close once the reply is whole, so that its connection is kept. */
const closingMs = 50;

function brokenOff(how: string): AssistantError {
  const message = `The endpoint ended the stream ${how}, so the reply is not whole. This often passes: try again.`;
  return new AssistantError('assistant.disconnected', message, { retryable: true });
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

/** Hands on the text of a stream as it comes; ends with it, or when `take` wants no more. */
async function readText(reader: Reader, take: (text: string) => 'more' | 'enough'): Promise<void> {
  const decoder = new TextDecoder();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      take(decoder.decode());
      return;
    }
    if (take(decoder.decode(value, { stream: true })) === 'enough') return;
  }
}

/** Lets a stream end by itself, which keeps its connection; one that goes on is cut. */
async function settle(reader: Reader): Promise<void> {
  const timer = setTimeout(() => void reader.cancel().catch(() => undefined), closingMs);
  try {
    while (!(await reader.read()).done);
  } catch {
    // The reply is whole already.
  } finally {
    clearTimeout(timer);
  }
}

async function readEvents(reader: Reader, collector: ReplyCollector, done: string): Promise<void> {
  const parser = createEventParser();
  let isWhole = false;
  const isEnd = ({ name, data }: StreamEvent) =>
    data.trim() === '[DONE]' || (done !== '' && (name === done || data.trim() === done));
  const take = (event: StreamEvent) => {
    isWhole ||= isEnd(event);
    if (!isWhole && (event.data !== '' || event.name === 'error')) {
      collector.json(event.data, event.name === 'error');
    }
  };
  await readText(reader, (text) => {
    for (const event of parser.push(text)) {
      take(event);
      if (isWhole) return 'enough';
    }
    return 'more';
  });
  const rest = isWhole ? null : parser.rest();
  if (rest !== null && isEnd(rest)) isWhole = true;
  else if (rest !== null) throw brokenOff('in the middle of an event');
  if (done !== '' && !isWhole) throw brokenOff(`without its last event ${done}`);
}

async function readLines(reader: Reader, collector: ReplyCollector): Promise<void> {
  let open = '';
  const take = (line: string) => {
    if (line.trim() !== '') collector.json(line);
  };
  await readText(reader, (text) => {
    const lines = text.split('\n');
    lines[0] = open + (lines[0] ?? '');
    open = lines.pop() ?? '';
    for (const line of lines) take(line);
    return 'more';
  });
  try {
    JSON.parse(open || 'null');
  } catch {
    throw brokenOff('in the middle of a line');
  }
  take(open);
}

const jsonLines = /^application\/(x-)?(ndjson|jsonl|jsonlines|json-lines|stream\+json)$/i;

/** What the stream consists of. @throws {AssistantError} when it is none of the kind. */
async function unitOf(
  { contentType, body }: { contentType: string; body: Body },
  { stream }: StreamShape,
  secrets: readonly string[],
): Promise<'event' | 'line' | 'piece'> {
  const isEvents = /^text\/event-stream$/i.test(contentType);
  if (stream === 'SSE' && isEvents) return 'event';
  if (stream === 'CHUNKS' && jsonLines.test(contentType)) return 'line';
  const isText = /^(text\/(?!html$).+|application\/octet-stream|)$/i.test(contentType);
  if (stream === 'CHUNKS' && isText && !isEvents) return 'piece';
  const named = quoteRemote(contentType, secrets, 100) || 'text of no named type';
  const start = quoteRemote(await readStart(body), secrets, 200);
  const said = start === '' ? '' : `: "${start}"`;
  const wanted =
    stream === 'SSE'
      ? 'an event stream (text/event-stream)'
      : 'pieces of text (text/plain) or lines of JSON (application/x-ndjson)';
  throw invalidReply(
    `The endpoint answered with ${named}, not with ${wanted}${said}. Choose in the target how the reply comes.`,
  );
}

/**
 * Reads a reply that comes in pieces and tells each of them. A stream that ends before the reply is
 * whole is `assistant.disconnected`: a cut reply never passes for a short one. @throws {AssistantError}
 */
export async function readStream(
  answer: { contentType: string; body: Body },
  shape: StreamShape,
  context: ReplyContext,
  tell: Tell,
): Promise<Streamed> {
  const unit = await unitOf(answer, shape, context.secrets);
  const collector = collectReply({ ...shape, unit }, context, tell);
  if (answer.body === null) return { ...collector.finish(), wholeAt: performance.now() };
  const reader = answer.body.getReader();
  if (unit === 'event') await readEvents(reader, collector, shape.doneEvent);
  else if (unit === 'line') await readLines(reader, collector);
  else {
    await readText(reader, (text) => {
      collector.piece(text);
      return 'more';
    });
  }
  const reply = { ...collector.finish(), wholeAt: performance.now() };
  await settle(reader);
  return reply;
}
