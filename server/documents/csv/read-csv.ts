import { ScenarioDocument } from '#server/areas/scenarios/document.ts';
import { emptyReading, type Reading } from '../reading.ts';
import { parseCsv } from './parse-csv.ts';

const roles = {
  user: /^(question|query|input|prompt|user|user text|message|utterance|says|frage)$/i,
  expected:
    /^(expected|expected[ _-]?(text|answer|output|reply)|answer|reply|contains|must contain|antwort|erwartet)$/i,
  name: /^(name|title|description|test|case)$/i,
  tags: /^(tags?|labels?|categor(y|ies))$/i,
  locale: /^(locale|language)$/i,
} as const;
type Role = keyof typeof roles;
const roleNames = ['user', 'expected', 'name', 'tags', 'locale'] as const satisfies readonly Role[];

/**
 * Reads a table of questions and the texts that must be in their replies, a scenario for each row. Columns
 * are known by their names; others become tags, and everything is told. Without a known column the first
 * two are the question and the text.
 */
export function readCsv(file: string, text: string): Reading {
  const reading = emptyReading();
  const table = parseCsv(text, delimiterOf(text));
  if ('problem' in table) {
    reading.problems.push({ file, line: table.line, column: 1, message: table.problem });
    return reading;
  }
  const columns = columnsOf(table.head);
  const { user, expected } = columns;
  if (user === undefined) {
    const message = 'No column is known. Name one “question” and one “expected”.';
    reading.problems.push({ file, line: 1, column: 1, message });
    return reading;
  }
  tellColumns(reading, file, table.head, columns);
  const taken = new Set<string>();
  for (const { cells, line } of table.rows) {
    const cell = (at: number | undefined) => (at === undefined ? '' : (cells[at] ?? '').trim());
    const said = cell(user);
    const leave = (why: string) =>
      reading.unmapped.push({ file, line, what: short(cells.join(', ')), why });
    if (said === '') {
      leave('The row has no question.');
      continue;
    }
    if (cells.length > table.head.length)
      leave('The row has more cells than the head. The rest is left out.');
    const answer = cell(expected);
    const name = unique(taken, short(cell(columns.name) || said));
    const turns = [
      { user: said },
      ...(answer === '' ? [] : [{ expect: [{ mustContain: [answer] }] }]),
    ];
    const locale = cell(columns.locale);
    const spec = {
      tags: tagsOf(table.head, cells, columns),
      ...(locale !== '' && { locale }),
      turns,
    };
    const parsed = ScenarioDocument.safeParse({ kind: 'Scenario', name, spec });
    if (parsed.success) reading.documents.push({ file, line, document: parsed.data });
    else leave(parsed.error.issues[0]?.message ?? 'It can’t be read.');
  }
  return reading;
}

type Columns = Partial<Record<Role, number>>;

function columnsOf(head: readonly string[]): Columns {
  const found: Columns = {};
  for (const role of roleNames) {
    const at = head.findIndex((name) => roles[role].test(name));
    if (at >= 0) found[role] = at;
  }
  if (found.user !== undefined || found.expected !== undefined || head.length < 2) return found;
  return { ...found, user: 0, expected: 1 };
}

function tellColumns(
  reading: Reading,
  file: string,
  head: readonly string[],
  columns: Columns,
): void {
  const what = {
    user: 'what the user says',
    expected: 'a text the reply must contain',
    name: 'the name',
    tags: 'tags',
    locale: 'the language',
  };
  for (const [i, name] of head.entries()) {
    const role = roleNames.find((one) => columns[one] === i);
    const why = role ? `It is read as ${what[role]}.` : 'It is read as a tag, “column:value”.';
    reading.notes.push({ file, line: 1, what: name === '' ? `Column ${i + 1}` : name, why });
  }
}

function tagsOf(head: readonly string[], cells: readonly string[], columns: Columns): string[] {
  const known = new Set(Object.values(columns));
  const own = columns.tags === undefined ? [] : (cells[columns.tags] ?? '').split(/[,;|]/);
  const others = head.flatMap((name, i) => {
    const value = (cells[i] ?? '').trim();
    return known.has(i) || value === '' ? [] : [`${name}:${value}`];
  });
  const tags = [...own, ...others].map((tag) => tag.trim().slice(0, 40));
  return [...new Set(tags.filter((tag) => tag !== ''))].slice(0, 20);
}

function delimiterOf(text: string): string {
  const [head = ''] = text.split('\n', 1);
  const count = (sign: string) => head.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',');
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}

function unique(taken: Set<string>, wanted: string): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wanted : `${wanted} (${count})`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}
