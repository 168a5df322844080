import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { fromScenarioContent, ScenarioDocument, toScenarioContent } from './document.ts';
import { type ExpectationSpec, ScenarioContent } from './schema.ts';

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
const expectation: fc.Arbitrary<ExpectationSpec> = fc.oneof(
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
const user = text.map((userText) => ({ kind: 'USER' as const, userText }));
const expects = fc
  .array(expectation, { minLength: 1, maxLength: 4 })
  .map((expectations) => ({ kind: 'EXPECT' as const, expectations }));
const content: fc.Arbitrary<ScenarioContent> = fc.record({
  locale: fc.constantFrom('en', 'de-AT', 'zh-Hant-TW'),
  onFail: fc.constantFrom('STOP', 'CONTINUE'),
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
