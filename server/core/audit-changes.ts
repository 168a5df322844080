import type { Prisma } from './db/prisma.ts';

/** The same thing before and after, by field; a field that is missing counts as null. */
export type AuditChange = {
  before: Readonly<Record<string, unknown>>;
  after: Readonly<Record<string, unknown>>;
};

/** One field that differs, as the log shows it. */
export type FieldChange = { field: string; before: Shown; after: Shown };

type Shown = Prisma.InputJsonValue | null;

const maxText = 200;
const maxFields = 40;
const maxItems = 20;
const maxDepth = 4;

const secretWords = new Set(
  'password passphrase passwd secret secrets token tokens key apikey credential credentials authorization cookie cookies otp pin sealed'.split(
    ' ',
  ),
);

/** Which words a field's name is made of: `apiKeyId` is api, key, id. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}

function isSecret(field: string): boolean {
  return wordsOf(field).some((word) => secretWords.has(word));
}

/**
 * The fields that differ, at most 40, ordered by name. What may be secret by its field's name, at any
 * depth, is shown as `[hidden]`; long texts, long lists and deep values are cut.
 */
export function changesOf({ before, after }: AuditChange): FieldChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return fields
    .filter((field) => textOf(before[field]) !== textOf(after[field]))
    .slice(0, maxFields)
    .map((field) => ({
      field,
      before: shown(field, before[field], 0),
      after: shown(field, after[field], 0),
    }));
}

/** Equal for equal values, whatever the order of their keys. */
function textOf(value: unknown): string {
  return JSON.stringify(value ?? null, (_, inner: unknown) =>
    isRecord(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : typeof inner === 'bigint'
        ? inner.toString()
        : inner,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(field: string, value: unknown, depth: number): Shown {
  if (value === null || value === undefined) return null;
  if (isSecret(field)) return '[hidden]';
  if (typeof value === 'string') return cut(value);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `[${value.length} bytes]`;
  if (typeof value !== 'object') return String(value);
  if (depth >= maxDepth) return '[more]';
  if (Array.isArray(value)) {
    const items = value.slice(0, maxItems).map((item) => shown('', item, depth + 1));
    return value.length > maxItems ? [...items, `[${value.length - maxItems} more]`] : items;
  }
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, maxFields)
      .map(([name, inner]) => [name, shown(name, inner, depth + 1)]),
  );
}

/** Cut between characters, never within a pair of surrogates. */
function cut(text: string): string {
  if (text.length <= maxText) return text;
  const kept = text.slice(0, maxText).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept}… (${text.length} characters)`;
}
