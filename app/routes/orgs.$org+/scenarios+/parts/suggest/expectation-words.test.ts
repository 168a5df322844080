import { expect, it } from 'vitest';
import type { ExpectationSpec } from '#server/areas/scenarios/schema.ts';
import { expectationWords } from './expectation-words.ts';

it.each<[ExpectationSpec, string]>([
  [{ kind: 'MUST_CONTAIN', values: ['30 days'], caseSensitive: false }, 'contains “30 days”'],
  [
    { kind: 'MUST_CONTAIN_ANY', values: ['DHL', 'UPS'], caseSensitive: true },
    'contains any of “DHL”, “UPS”, same case',
  ],
  [
    { kind: 'REGEX', pattern: '\\d+', flags: 'i', negated: true },
    'does not match “/\\d+/”, flags i',
  ],
  [{ kind: 'SEMANTIC_ASSERT', rubric: 'Is kind.' }, 'says “Is kind.”, a judge decides'],
])('an expectation in words: %j', (spec, words) => {
  expect(expectationWords(spec)).toBe(words);
});
