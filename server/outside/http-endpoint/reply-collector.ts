import { AssistantError } from '../assistant.ts';
import { failureOfStatus } from '../net/assistant-failure.ts';
import { quoteRemote, remoteWords } from '../net/remote-words.ts';
import { invalidReply, oneValue, textOf } from './found-value.ts';
import { describeShape } from './json-pointer.ts';
import type { ReplyContext, ReplyShape } from './read-reply.ts';
import { pathFinder } from './reply-path.ts';

/** Puts a reply together from the pieces of a stream. */
export type ReplyCollector = {
  /** A piece as plain text. */
  piece(text: string): void;
  /** A piece of JSON: an event's data or a line. `isError` when its sender calls it an error. */
  json(text: string, isError?: boolean): void;
  /** The whole reply, and the conversation's state. @throws {AssistantError} when there is none. */
  finish(): { text: string; state: string | null };
};

/** What is told while a reply comes: each piece of its text. */
export type Tell = (piece: string) => void;

/** Some say "no error" in so many words: null, an empty text, `{"code": 0, "message": ""}`. */
function tellsSomething(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return typeof error === 'string' && error !== '';
  return Object.values(error).some((value) => Boolean(value));
}

function hasError(document: unknown): boolean {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return false;
  if (Reflect.get(document, 'type') === 'error') return true;
  return Object.hasOwn(document, 'error') && tellsSomething(Reflect.get(document, 'error'));
}

function statusIn(document: unknown): number | null {
  const inner: unknown = Reflect.get(Object(document), 'error');
  for (const holder of [Object(inner), Object(document)]) {
    for (const name of ['status', 'code', 'statusCode']) {
      const status = Number(Reflect.get(holder, name));
      if (Number.isInteger(status) && status >= 400 && status < 600) return status;
    }
  }
  return null;
}

/** An error that came in the middle of a reply, in the endpoint's own words. */
function toldInStream(document: unknown, secrets: readonly string[]): AssistantError {
  const words = remoteWords(document, secrets) ?? 'no reason was given';
  const status = statusIn(document);
  const passes = /overload|rate.?limit|too many|server.?error|internal|unavailable|time.?out/i;
  const { reason, retryable } =
    status === null
      ? {
          reason: 'assistant.unavailable' as const,
          retryable: passes.test(JSON.stringify(document) ?? ''),
        }
      : failureOfStatus(status);
  const message = `The endpoint broke off the reply: "${words}". Look at the logs of the endpoint.`;
  return new AssistantError(reason, message, { retryable });
}

function parse(text: string, secrets: readonly string[]): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const start = quoteRemote(text, secrets, 200);
    throw invalidReply(`The endpoint sent a piece that is not JSON: "${start}"`);
  }
}

/** @param shape.unit what the stream consists of: "event" or "line" */
export function collectReply(
  shape: ReplyShape & { unit: 'event' | 'line' | 'piece' },
  { previousState, secrets }: ReplyContext,
  tell: Tell,
): ReplyCollector {
  const { replyPath, conversationIdPath, unit } = shape;
  const findText = pathFinder(replyPath);
  const findId = conversationIdPath === '' ? null : pathFinder(conversationIdPath);
  const reply = { path: replyPath, what: 'reply', place: `The ${unit}`, secrets };
  const texts: string[] = [];
  let state: string | null = null;
  let units = 0;
  let unitsWithText = 0;
  /** What the first piece without a reply is. */
  let other: string | null = null;

  function piece(text: string): void {
    if (text === '') return;
    texts.push(text);
    tell(text);
  }
  function takeId(document: unknown): void {
    if (findId === null || state !== null) return;
    const found = findId(document);
    if (found.found === false) return;
    const id = oneValue(found, { ...reply, path: conversationIdPath, what: 'conversation id' });
    if (id !== null) state = JSON.stringify(id);
  }
  // With no path, an event's data is the text itself; an error must not pass for one.
  function plain(text: string): void {
    const document = text.startsWith('{') ? asJson(text) : null;
    if (hasError(document)) throw toldInStream(document, secrets);
    unitsWithText += 1;
    piece(text);
  }

  return {
    piece,
    json(text, isError = false) {
      units += 1;
      if (replyPath === '' && unit === 'event' && !isError) return plain(text);
      const document = isError ? asJson(text) : parse(text, secrets);
      if (isError || hasError(document)) throw toldInStream(document, secrets);
      const found = findText(document);
      takeId(document);
      if (found.found === false) {
        other ??= describeShape(document);
        return;
      }
      const value = oneValue(found, reply);
      if (value === null) return;
      unitsWithText += 1;
      piece(textOf(value, reply));
    },
    finish() {
      const text = texts.join('');
      if (text.trim() === '') throw nothingSaid({ ...shape, units, unitsWithText, other });
      if (findId !== null && state === null && previousState === null) {
        const isPlain = unit === 'piece' || (unit === 'event' && replyPath === '');
        const where = isPlain ? 'Plain text has none' : `No ${unit} has one`;
        throw invalidReply(
          `The conversation id is not at ${conversationIdPath}. ${where}. Correct the path in the target, or leave it empty.`,
        );
      }
      return { text, state: state ?? previousState };
    },
  };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function nothingSaid(stream: {
  replyPath: string;
  unit: string;
  units: number;
  unitsWithText: number;
  other: string | null;
}): AssistantError {
  const { replyPath, unit, units, unitsWithText, other } = stream;
  if (unit === 'piece' || unitsWithText > 0 || (units > 0 && other === null)) {
    return invalidReply(
      'The stream ended, but there was no text in it: the endpoint said nothing.',
    );
  }
  if (units === 0) return invalidReply(`The stream ended without a single ${unit}.`);
  const each =
    units === 1 ? `The ${unit} is` : `None of the ${units} ${unit}s has it; the first is`;
  return invalidReply(
    `The reply is not at ${replyPath}. ${each} ${other}. Correct the path in the target.`,
  );
}
