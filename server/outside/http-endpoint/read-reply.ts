import { quoteRemote } from '../net/remote-words.ts';
import { invalidReply, oneValue, textOf } from './found-value.ts';
import { pathFinder } from './reply-path.ts';

/** What a target's settings say about the shape of an answer: JSON pointers or JSONPaths. */
export type ReplyShape = { replyPath: string; conversationIdPath: string };

/** What came before, and what must not be quoted. */
export type ReplyContext = { previousState: string | null; secrets: readonly string[] };

function parseJson(body: string, contentType: string, secrets: readonly string[]): unknown {
  try {
    return JSON.parse(body.replace(/^\uFEFF/, ''));
  } catch {
    const start = quoteRemote(body, secrets, 200);
    if (start === '') throw invalidReply('The endpoint answered with an empty body, not JSON.');
    const isJsonType = /[/+]json\b/.test(contentType);
    const named = quoteRemote(contentType, secrets, 100) || 'text of no named type';
    const kind = isJsonType ? 'broken JSON' : `${named}, not JSON`;
    const isStream = /^(text\/event-stream|application\/(x-ndjson|jsonl))$/i.test(contentType);
    const advice = isStream ? ' It streams: choose how under "How the reply comes".' : '';
    throw invalidReply(`The endpoint answered with ${kind}: "${start}"${advice}`);
  }
}

/**
 * Takes the reply and the conversation's state out of an answer. `previousState` stays when a later
 * answer no longer names the conversation. @throws {AssistantError} `assistant.invalidReply`, saying
 * what was there instead.
 */
export function readReply(
  answer: { body: string; contentType: string },
  { replyPath, conversationIdPath }: ReplyShape,
  { previousState, secrets }: ReplyContext,
): { text: string; state: string | null } {
  const document = parseJson(answer.body, answer.contentType, secrets);
  const reply = { path: replyPath, what: 'reply', place: 'The answer', secrets };
  const text = textOf(oneValue(pathFinder(replyPath)(document), reply), reply);
  if (text.trim() === '') {
    const place = replyPath === '' ? 'The answer' : `The value at ${replyPath}`;
    throw invalidReply(`${place} is empty: the endpoint said nothing.`);
  }
  if (conversationIdPath === '') return { text, state: previousState };
  const found = pathFinder(conversationIdPath)(document);
  if (found.found === false && previousState !== null) return { text, state: previousState };
  const named = { ...reply, path: conversationIdPath, what: 'conversation id' };
  const id = oneValue(found, named);
  return { text, state: id === null ? previousState : JSON.stringify(id) };
}
