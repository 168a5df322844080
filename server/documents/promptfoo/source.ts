import type { Reading, Unmapped } from '../reading.ts';
import { parseYaml } from '../yaml-source.ts';

export type Spot = { file: string; line: number };

/** A value of a configuration, and where what is in it stands. */
export type Source = { value: unknown; at(path: readonly PropertyKey[]): Spot };

export type Fields = Readonly<Record<string, unknown>>;

/** True for a map of a configuration. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at a path below a source. */
export function below(source: Source, path: readonly PropertyKey[]): Source {
  let value = source.value;
  for (const key of path) {
    if (Array.isArray(value)) value = value[Number(key)];
    else value = isFields(value) ? value[String(key)] : undefined;
  }
  return { value, at: (rest) => source.at([...path, ...rest]) };
}

/** The items of a list, each as a source; a value that is no list is a list of itself. */
export function itemsOf(source: Source): Source[] {
  if (source.value === undefined || source.value === null) return [];
  return Array.isArray(source.value) ? source.value.map((_, i) => below(source, [i])) : [source];
}

/** Remembers what becomes of each part of a configuration, and which files it used. */
export type Journal = {
  texts: ReadonlyMap<string, string>;
  used: Set<string>;
  reading: Reading;
  unmapped(spot: Spot, what: string, why: string): void;
  note(spot: Spot, what: string, why: string): void;
};

export function openJournal(texts: ReadonlyMap<string, string>, reading: Reading): Journal {
  const line = ({ file, line: at }: Spot, what: string, why: string): Unmapped => ({
    file,
    line: at,
    what,
    why,
  });
  return {
    texts,
    reading,
    used: new Set(),
    unmapped: (spot, what, why) => reading.unmapped.push(line(spot, what, why)),
    note: (spot, what, why) => reading.notes.push(line(spot, what, why)),
  };
}

/** Names the keys of a map that nothing here reads. */
export function reportRest(
  journal: Journal,
  source: Source,
  known: readonly string[],
  whys: Readonly<Record<string, string>> = {},
): void {
  if (!isFields(source.value)) return;
  for (const key of Object.keys(source.value)) {
    if (known.includes(key)) continue;
    journal.unmapped(source.at([key]), key, whys[key] ?? 'It has no equal here.');
  }
}

/** Reads a YAML or JSON file of the upload as a source; null, with the problem told, when it can't be. */
export function openSource(journal: Journal, file: string, text: string): Source | null {
  const parsed = parseYaml(file, { text, before: 0 }, { merge: true });
  if ('problems' in parsed) {
    journal.reading.problems.push(...parsed.problems);
    return null;
  }
  return { value: parsed.value, at: (path) => parsed.at(path) };
}

/**
 * The files of the upload that a reference names: `file://` and a path from the file that holds it, `*`
 * and `**` as in globs. Empty when there are none.
 */
export function findFiles(journal: Journal, from: string, reference: string): string[] {
  const path = reference.replace(/^file:\/\//, '').replace(/^\.\//, '');
  const folder = from.includes('/') ? from.slice(0, from.lastIndexOf('/') + 1) : '';
  const whole = normalized(path.startsWith('/') ? path.slice(1) : `${folder}${path}`);
  const found = [...journal.texts.keys()].filter((file) => matches(whole, file)).sort();
  const plain = found.length > 0 ? found : loose(journal, path);
  for (const file of plain) journal.used.add(file);
  return plain;
}

/** Files chosen one by one come without their folders. */
function loose(journal: Journal, path: string): string[] {
  const name = path.split('/').at(-1) ?? '';
  return [...journal.texts.keys()].filter((file) => matches(name, file)).sort();
}

function normalized(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function matches(pattern: string, file: string): boolean {
  return matchParts(pattern.split('/'), file.split('/'));
}

function matchParts(pattern: readonly string[], parts: readonly string[]): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return parts.length === 0;
  if (first === '**') {
    return matchParts(rest, parts) || (parts.length > 0 && matchParts(pattern, parts.slice(1)));
  }
  const [part, ...others] = parts;
  return part !== undefined && matchName(first, part) && matchParts(rest, others);
}

function matchName(pattern: string, name: string): boolean {
  const pieces = pattern.split('*');
  if (pieces.length === 1) return pattern === name;
  const [head = '', ...middle] = pieces;
  const tail = middle.pop() ?? '';
  if (!name.startsWith(head) || !name.endsWith(tail)) return false;
  let at = head.length;
  for (const piece of middle) {
    const found = name.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= name.length - tail.length;
}
