import type { TranscriptRole } from './schema.ts';
import { readJson } from './transcript-json.ts';
import { readLines } from './transcript-lines.ts';
import type { Heard, Stray } from './transcript-parts.ts';
import { guessRole } from './transcript-roles.ts';

export type TranscriptTurn =
  | { kind: 'USER'; userText: string }
  | { kind: 'EXPECT'; expectations: []; sample: string };

/** Who speaks in a transcript: how often, how it begins, and what they are; null when nobody knows yet. */
export type TranscriptSpeaker = {
  name: string;
  count: number;
  first: string;
  role: TranscriptRole | null;
};

export type Transcript = {
  speakers: TranscriptSpeaker[];
  turns: TranscriptTurn[];
  /** All that became no part of a turn, in order. */
  left: Stray[];
};

/**
 * Reads who said what from a transcript: lines with names, with times, as chats export them, Botium's
 * `#me` and `#bot`, quoted questions, or JSON messages. The same text gives the same conversation.
 * @param roles what speakers are, by name, where one knows better than the guess
 */
export function readTranscript(
  text: string,
  roles: Readonly<Record<string, TranscriptRole>> = {},
): Transcript {
  const { heard, stray } = readJson(text) ?? readLines(text);
  const speakers = speakersOf(heard, roles);
  const roleOf = new Map(speakers.map(({ name, role }) => [name, role]));
  const turns: TranscriptTurn[] = [];
  const left = [...stray];
  for (const one of joinedTexts(heard, roleOf)) {
    const role = roleOf.get(one.speaker) ?? null;
    const why = leftOutWhy(role, one, turns.length === 0);
    if (why) left.push({ line: one.line, text: one.raw, why });
    else if (role === 'USER') addUser(turns, one.text);
    else addReply(turns, one.text);
  }
  return { speakers, turns, left: left.toSorted((a, b) => a.line - b.line) };
}

function speakersOf(
  heard: readonly Heard[],
  roles: Readonly<Record<string, TranscriptRole>>,
): TranscriptSpeaker[] {
  const speakers = new Map<string, TranscriptSpeaker>();
  for (const { speaker: name, text } of heard) {
    const known = speakers.get(name);
    if (known) known.count += 1;
    else {
      const chosen = Object.hasOwn(roles, name) ? roles[name] : undefined;
      const first = text.slice(0, 120);
      speakers.set(name, { name, count: 1, first, role: chosen ?? guessRole(name) });
    }
  }
  return [...speakers.values()];
}

/** What only looked like a speaker goes on with what was said before. */
function joinedTexts(
  heard: readonly Heard[],
  roleOf: ReadonlyMap<string, TranscriptRole | null>,
): Heard[] {
  const joined: Heard[] = [];
  for (const one of heard) {
    const last = joined.at(-1);
    if (roleOf.get(one.speaker) !== 'TEXT' || !last) joined.push({ ...one });
    else {
      last.text += `\n${one.raw}`;
      last.raw += `\n${one.raw}`;
    }
  }
  return joined;
}

function leftOutWhy(role: TranscriptRole | null, one: Heard, isFirst: boolean): string | null {
  if (role === null) return `Say who ${one.speaker || 'that'} is.`;
  if (role === 'OUT') return `${one.speaker} is left out.`;
  if (role === 'TEXT') return 'Nothing was said before it.';
  if (one.text.trim() === '') return 'Nothing is said.';
  if (role === 'ASSISTANT' && isFirst) {
    return 'The conversation begins with the assistant; a scenario begins with the user.';
  }
  return null;
}

/** What somebody says in several messages is one turn: there is one reply to it. */
function addUser(turns: TranscriptTurn[], text: string): void {
  const last = turns.at(-1);
  if (last?.kind === 'USER') last.userText += `\n${text}`;
  else turns.push({ kind: 'USER', userText: text });
}

function addReply(turns: TranscriptTurn[], text: string): void {
  const last = turns.at(-1);
  if (last?.kind === 'EXPECT') last.sample += `\n${text}`;
  else turns.push({ kind: 'EXPECT', expectations: [], sample: text });
}
