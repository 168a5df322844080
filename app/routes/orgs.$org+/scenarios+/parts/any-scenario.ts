import fc from 'fast-check';
import type { ExpectationSpec, ScenarioContent } from '#server/areas/scenarios/schema.ts';
import type { Authored } from './draft.ts';

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((value) => value.trim() !== '' && !value.includes('\u0000'));
const label = text.map((value) => value.trim());
const variableName = fc.stringMatching(/^[a-z_][a-z0-9_]{0,8}x$/);
const weight = fc.option(fc.constantFrom(0.01, 0.5, 2, 100), { nil: undefined });

/** Any expectation that can be stored. */
export const expectation: fc.Arbitrary<ExpectationSpec> = fc
  .tuple(
    fc.oneof(
      fc.record({
        kind: fc.constantFrom('MUST_CONTAIN', 'MUST_CONTAIN_ANY', 'MUST_NOT_CONTAIN'),
        values: fc.array(text, { minLength: 1, maxLength: 3 }),
        caseSensitive: fc.boolean(),
      }),
      fc.record({
        kind: fc.constant('REGEX' as const),
        pattern: text,
        flags: fc.constantFrom('', 'i', 'ims'),
        negated: fc.boolean(),
      }),
      text.map((rubric) => ({ kind: 'SEMANTIC_ASSERT' as const, rubric })),
    ),
    weight,
  )
  .map(([spec, given]) => (given === undefined ? spec : { ...spec, weight: given }));

const userTurn = text.map((userText) => ({ kind: 'USER' as const, userText }));
const expectTurn = fc.oneof(
  fc
    .array(expectation, { minLength: 1, maxLength: 3 })
    .map((expectations) => ({ kind: 'EXPECT' as const, expectations })),
  fc
    .tuple(fc.array(expectation, { maxLength: 2 }), text)
    .map(([expectations, sample]) => ({ kind: 'EXPECT' as const, expectations, sample })),
);

/** Any turn that can be stored. */
export const turn = fc.oneof(userTurn, expectTurn);

const data = fc
  .tuple(
    fc.uniqueArray(variableName, { minLength: 1, maxLength: 3 }),
    fc.uniqueArray(label, { minLength: 1, maxLength: 4 }),
  )
  .chain(([columns, names]) =>
    fc
      .array(fc.array(fc.string(), { minLength: columns.length, maxLength: columns.length }), {
        minLength: names.length,
        maxLength: names.length,
      })
      .map((cells) => ({
        columns,
        rows: names.map((name, i) => ({ name, values: cells[i] ?? [] })),
      })),
  );

const content: fc.Arbitrary<ScenarioContent> = fc.record({
  locale: fc.constantFrom('en', 'pt-BR'),
  onFail: fc.constantFrom('STOP', 'CONTINUE'),
  threshold: fc.constantFrom(null, 0.5, 0.8751, 1),
  variables: fc.dictionary(variableName, fc.string(), { maxKeys: 3, noNullPrototype: true }),
  data: fc.option(data),
  turns: fc
    .tuple(userTurn, fc.array(turn, { maxLength: 5 }))
    .map(([first, others]) => [first, ...others]),
});

/** Any scenario as it can be stored, for property tests. */
export const authored: fc.Arbitrary<Authored> = fc.record({
  name: label,
  description: fc.constantFrom('', 'What one may send back'),
  tags: fc.array(label, { maxLength: 3 }),
  content,
});
