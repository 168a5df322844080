import { VariableKey } from '#server/core/variable-key.ts';
import type { Fill } from './expectations.ts';
import type { TestCase } from './read-tests.ts';
import { isFields, type Journal } from './source.ts';

/** The values of a test: one each, or lists whose combinations are rows of a table. */
export type Values = {
  single: ReadonlyMap<string, string>;
  lists: ReadonlyMap<string, readonly string[]>;
  /** Names whose values have no equal here. */
  broken: ReadonlySet<string>;
};

const isScalar = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** Sorts a test's variables; what can't be a text is told. */
export function readValues(journal: Journal, { vars }: TestCase): Values {
  const single = new Map<string, string>();
  const lists = new Map<string, string[]>();
  const broken = new Set<string>();
  for (const [key, { value, spot }] of vars) {
    if (value === undefined) broken.add(key);
    if (value === undefined || value === null) continue;
    if (!VariableKey.safeParse(key).success) {
      journal.unmapped(spot, key, 'Names here have letters, digits and underscores.');
    } else if (isScalar(value)) single.set(key, String(value));
    else if (Array.isArray(value) && value.length > 0 && value.every(isScalar)) {
      const [only] = value;
      if (value.length === 1) single.set(key, String(only));
      else lists.set(key, value.map(String));
    } else {
      const what = isFields(value) ? 'A map' : 'A list of lists or maps';
      broken.add(key);
      journal.unmapped(spot, key, `${what} has no equal here. Write it as a text.`);
    }
  }
  return { single: nested(single), lists, broken };
}

/** Values may name each other. */
function nested(values: ReadonlyMap<string, string>): Map<string, string> {
  const once = (text: string, own: string) =>
    text.replace(placeholder, (whole, name: string) =>
      name === own ? whole : (values.get(name) ?? whole),
    );
  return new Map([...values].map(([key, text]) => [key, once(text, key)]));
}

const placeholder = /\{\{-?\s*([A-Za-z_]\w*)\s*-?\}\}/g;

/** Replaces names by their values; columns of the table stay names, unknown names become nothing. */
export function fillWith({ single, lists, broken }: Values): Fill {
  return (text) => {
    const names = [...text.matchAll(placeholder)].map(([, name = '']) => name);
    const [lost] = names.filter((name) => broken.has(name));
    if (lost !== undefined) return { why: `It needs ${lost}, which could not be read.` };
    const rest = text.replace(placeholder, '');
    if (/\{\{|\{%/.test(rest)) {
      return { why: 'It holds more than names between braces: filters, fields or logic.' };
    }
    const filled = text.replace(placeholder, (_, name: string) =>
      lists.has(name) ? `{{${name}}}` : (single.get(name) ?? ''),
    );
    return { text: filled };
  };
}

const mostRows = 500;

/** Every combination of the lists as rows of a table, in the order of the lists; null when too many. */
export function rowsOf({ lists }: Values) {
  const count = [...lists.values()].reduce((product, list) => product * list.length, 1);
  if (count > mostRows) return null;
  let rows: Record<string, string>[] = [{}];
  for (const [key, list] of lists) {
    rows = rows.flatMap((row) => list.map((value) => ({ ...row, [key]: value })));
  }
  const names = new Map<string, number>();
  return rows.map((values) => {
    const plain = Object.values(values).join(' · ').replace(/\s+/g, ' ').trim().slice(0, 100);
    const name = plain === '' ? 'Row' : plain;
    const times = (names.get(name) ?? 0) + 1;
    names.set(name, times);
    return { name: times === 1 ? name : `${name} (${times})`, values };
  });
}
