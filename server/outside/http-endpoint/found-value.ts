import { AssistantError } from '../assistant.ts';
import { quoteRemote } from '../net/remote-words.ts';
import { describeShape } from './json-pointer.ts';
import type { PathResult } from './reply-path.ts';

/** An answer that came, and isn't what the target's settings say. */
export function invalidReply(message: string): AssistantError {
  return new AssistantError('assistant.invalidReply', message, { retryable: false });
}

/** Who is looking for what: a path of the target, and what must not be quoted. */
export type Lookup = {
  path: string;
  /** What stands there: "reply". */
  what: string;
  /** What is searched, as it begins a sentence: "The answer". */
  place: string;
  secrets: readonly string[];
};

const correct = 'Correct the path in the target.';

function quoted(value: unknown, secrets: readonly string[]): string {
  return typeof value === 'string' ? `"${quoteRemote(value, secrets, 60)}"` : describeShape(value);
}

function nowhere(result: { at: string; available: string }, lookup: Lookup): AssistantError {
  const { path, what, place } = lookup;
  const where = result.at === '' ? place : `${place} at ${result.at}`;
  return invalidReply(`The ${what} is not at ${path}. ${where} is ${result.available}. ${correct}`);
}

/** The one value a path led to. @throws {AssistantError} that says what was there instead. */
export function oneValue(result: PathResult, lookup: Lookup): unknown {
  if (result.found === true) return result.value;
  if (result.found === false) throw nowhere(result, lookup);
  const shown = result.values.slice(0, 3).map((value) => quoted(value, lookup.secrets));
  const rest = result.values.length > shown.length ? ', …' : '';
  throw invalidReply(
    `${lookup.path} leads to ${result.values.length} values: ${shown.join(', ')}${rest}. The ${lookup.what} must be one. ${correct}`,
  );
}

/** The same value, when it is a text. @throws {AssistantError} that says what it is. */
export function textOf(value: unknown, { path, place }: Pick<Lookup, 'path' | 'place'>): string {
  if (typeof value === 'string') return value;
  const what = path === '' ? place : `The value at ${path}`;
  const kind = Array.isArray(value) ? 'a list' : value === null ? 'null' : `a JSON ${typeof value}`;
  throw invalidReply(`${what} is ${kind}, not text. ${correct}`);
}
