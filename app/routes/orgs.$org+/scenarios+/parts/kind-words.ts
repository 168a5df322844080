import type { ExpectationSpec } from '#server/areas/scenarios/schema.ts';
import type { ExpectationKind } from './describe-expectation.ts';
import { emptySpec } from './draft.ts';

export type KindWord = {
  kind: ExpectationKind;
  /** What one types after the slash. */
  word: string;
  label: string;
  hint: string;
  /** Other beginnings that mean it. */
  also: readonly string[];
};

/** The kinds of expectation by the words one types to choose them, the most used first. */
export const kindWords: readonly KindWord[] = [
  {
    kind: 'MUST_CONTAIN',
    word: 'contains',
    label: 'contains',
    hint: 'a text, exactly as it is',
    also: ['all', 'must', 'text'],
  },
  {
    kind: 'MUST_CONTAIN_ANY',
    word: 'any of',
    label: 'contains any of',
    hint: 'one text | or another',
    also: ['any', 'one of', 'or'],
  },
  {
    kind: 'MUST_NOT_CONTAIN',
    word: 'not',
    label: 'does not contain',
    hint: 'a text that must not be there',
    also: ['none', 'no', 'never', 'without'],
  },
  {
    kind: 'REGEX',
    word: 'pattern',
    label: 'matches a pattern',
    hint: 'a regular expression, RE2',
    also: ['regex', 'matches', 're'],
  },
  {
    kind: 'SEMANTIC_ASSERT',
    word: 'means',
    label: 'says in substance',
    hint: 'a judge model decides',
    also: ['says', 'semantic', 'judge', 'rubric'],
  },
];

/** The kinds whose words begin with what was typed after the slash. */
export function kindsLike(typed: string): readonly KindWord[] {
  const start = typed.trim().toLowerCase();
  return kindWords.filter(({ word, also }) => [word, ...also].some((one) => one.startsWith(start)));
}

/**
 * What a line such as `/any DHL | UPS` says: the kind it begins with, if it names one whole, and the rest.
 */
export function readKind(line: string): { kind: ExpectationKind; rest: string } | null {
  if (!line.startsWith('/')) return null;
  const typed = line.slice(1).toLowerCase();
  const words = kindWords.flatMap(({ kind, word, also }) =>
    [word, ...also].map((one) => ({ kind, one })),
  );
  const [longest] = words
    .filter(({ one }) => typed.startsWith(`${one} `))
    .sort((a, b) => b.one.length - a.one.length);
  return longest
    ? { kind: longest.kind, rest: line.slice(longest.one.length + 2).trimStart() }
    : null;
}

/** The expectation a line of text makes; null for a line that says nothing. */
export function specOf(kind: ExpectationKind, line: string): ExpectationSpec | null {
  const text = line.trim();
  if (text === '') return null;
  const spec = emptySpec(kind);
  if (spec.kind === 'REGEX') return { ...spec, pattern: text };
  if (spec.kind === 'SEMANTIC_ASSERT') return { ...spec, rubric: text };
  if (spec.kind !== 'MUST_CONTAIN_ANY') return { ...spec, values: [text] };
  const values = text
    .split('|')
    .map((one) => one.trim())
    .filter((one, i, all) => one !== '' && all.indexOf(one) === i);
  return values.length === 0 ? null : { ...spec, values };
}
