import { AssistantError } from '../assistant.ts';
import { quoteRemote } from '../net/remote-words.ts';
import { resolvePointer } from './json-pointer.ts';

function invalid(message: string): AssistantError {
  return new AssistantError('assistant.invalidReply', message, { retryable: false });
}

function parseJson(body: string, contentType: string, secrets: readonly string[]): unknown {
  try {
    return JSON.parse(body.replace(/^\uFEFF/, ''));
  } catch {
    const start = quoteRemote(body, secrets, 200);
    if (start === '') throw invalid('The endpoint answered with an empty body, not JSON.');
    const isJsonType = /[/+]json\b/.test(contentType);
    const named = quoteRemote(contentType, secrets, 100) || 'text of no named type';
    const kind = isJsonType ? 'broken JSON' : `${named}, not JSON`;
    throw invalid(`The endpoint answered with ${kind}: "${start}"`);
  }
}

function lookUp(document: unknown, pointer: string, what: string): unknown {
  const result = resolvePointer(document, pointer);
  if (result.found) return result.value;
  const place = result.at === '' ? 'The answer' : `The answer at ${result.at}`;
  throw invalid(
    `The ${what} is not at ${pointer}. ${place} is ${result.available}. Correct the path in the target.`,
  );
}

/** What a target's settings say about the shape of an answer; paths are JSON pointers. */
export type ReplyShape = { replyPath: string; conversationIdPath: string };

/**
 * Takes the reply and the conversation's state out of an answer. `previousState` stays when a later
 * answer no longer names the conversation. @throws {AssistantError} `assistant.invalidReply`, saying
 * what was there instead.
 */
export function readReply(
  answer: { body: string; contentType: string },
  shape: ReplyShape,
  { previousState, secrets }: { previousState: string | null; secrets: readonly string[] },
): { text: string; state: string | null } {
  const document = parseJson(answer.body, answer.contentType, secrets);
  const text = lookUp(document, shape.replyPath, 'reply');
  const place = shape.replyPath === '' ? 'The answer' : `The value at ${shape.replyPath}`;
  if (typeof text !== 'string') {
    const kind = Array.isArray(text) ? 'a list' : text === null ? 'null' : `a JSON ${typeof text}`;
    throw invalid(`${place} is ${kind}, not text. Correct the path in the target.`);
  }
  if (text.trim() === '') throw invalid(`${place} is empty: the endpoint said nothing.`);
  if (shape.conversationIdPath === '') return { text, state: previousState };
  const found = resolvePointer(document, shape.conversationIdPath);
  if (!found.found && previousState !== null) return { text, state: previousState };
  const id = lookUp(document, shape.conversationIdPath, 'conversation id');
  return { text, state: id === null ? previousState : JSON.stringify(id) };
}
