import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { fromScenarioContent, ScenarioDocument, toScenarioContent } from './document.ts';
import { type ExpectationSpec, ScenarioContent, type ScenarioData } from './schema.ts';

const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 15 }),
    fc.constantFrom(
      'yes',
      '1.0',
      'null',
      '- a',
      'a: b',
      '# c',
      'x\r\ny\n',
      ' "q" ',
      "'",
      '\\d+',
      '|',
    ),
  )
  .filter((value) => value.trim() !== '');
const weight = fc.constantFrom({}, { weight: 0.01 }, { weight: 2.5 }, { weight: 100 });
const unweighted: fc.Arbitrary<ExpectationSpec> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('MUST_CONTAIN', 'MUST_CONTAIN_ANY', 'MUST_NOT_CONTAIN'),
    values: fc.array(text, { minLength: 1, maxLength: 4 }),
    caseSensitive: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('REGEX' as const),
    pattern: fc.constantFrom('a+', '\\d{2}: #', '"', "^'x'$", '(?i)é'),
    flags: fc.constantFrom('', 'i', 'ms', 'sim'),
    negated: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('SEMANTIC_ASSERT' as const), rubric: text }),
);
const expectation = fc.tuple(unweighted, weight).map(([spec, more]) => ({ ...spec, ...more }));
const key = fc.stringMatching(/^[a-z_][A-Za-z0-9_]{3,8}$/).filter((each) => each !== 'contains');
const value = fc.string({ unit: 'grapheme', maxLength: 12 });
const data: fc.Arbitrary<ScenarioData> = fc
  .uniqueArray(key, { minLength: 1, maxLength: 3 })
  .chain((columns) =>
    fc.record({
      columns: fc.constant(columns),
      rows: fc.uniqueArray(
        fc.record({
          name: text.map((name) => name.trim()),
          values: fc.array(value, { minLength: columns.length, maxLength: columns.length }),
        }),
        { minLength: 1, maxLength: 4, selector: ({ name }) => name },
      ),
    }),
  );
const user = text.map((userText) => ({ kind: 'USER' as const, userText }));
const expects = fc.array(expectation, { minLength: 1, maxLength: 4 }).chain((expectations) =>
  fc.oneof(
    fc.constant({ kind: 'EXPECT' as const, expectations }),
    text.map((sample) => ({ kind: 'EXPECT' as const, expectations, sample })),
    text.map((sample) => ({ kind: 'EXPECT' as const, expectations: [], sample })),
  ),
);
const content: fc.Arbitrary<ScenarioContent> = fc.record({
  locale: fc.constantFrom('en', 'de-AT', 'zh-Hant-TW'),
  onFail: fc.constantFrom('STOP', 'CONTINUE'),
  threshold: fc.constantFrom(null, 0.0001, 0.5, 0.8, 1),
  variables: fc.dictionary(key, value, { maxKeys: 3, noNullPrototype: true }),
  data: fc.option(data),
  turns: fc
    .tuple(user, fc.array(fc.oneof(user, expects), { maxLength: 6 }))
    .map(([first, rest]) => [first, ...rest]),
});

describe('ScenarioDocument', () => {
  it('is lossless both ways, through YAML too', () => {
    fc.assert(
      fc.property(content, (original) => {
        const about = { name: 'A', description: '', tags: ['t'] };
        const document = fromScenarioContent(ScenarioContent.parse(original), about);
        const read = ScenarioDocument.parse(parse(stringify(document)));
        expect(read).toEqual(document);
        expect(toScenarioContent(read)).toEqual(original);
        expect(fromScenarioContent(toScenarioContent(read), about)).toEqual(document);
      }),
      { numRuns: 50 },
    );
  });
});
