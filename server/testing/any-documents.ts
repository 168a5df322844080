import fc from 'fast-check';
import type { AnyDocument } from '#server/documents/any-document.ts';
import { AnyDocument as Schema } from '#server/documents/any-document.ts';

/** Texts with everything that files like to lose: breaks, blanks at ends, signs of YAML, other scripts. */
const line = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '---',
    '- a: b',
    ' lead',
    'trail ',
    '\ttab',
    '# no comment',
    'yes',
    '0x1F',
    '1e3',
    '~',
    "it's",
    '"',
    '\\',
    '%YAML',
    '\u0085',
    '\u2028',
    '\ufeff',
    'a\r',
    'é',
    'e\u0301',
    '👩‍👩‍👧',
    'שלום',
    '{{x}}',
    '*star',
    '&and',
    '!tag',
    '...',
  ),
);
const storable = (value: string) => value.isWellFormed() && !value.includes('\0');
const text = fc
  .array(line, { minLength: 1, maxLength: 4 })
  .map((lines) => lines.join('\n'))
  .filter(storable);
const filled = text.filter((value) => value.trim() !== '');
const short = (max: number) =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: max })
    .filter((value) => storable(value) && value.trim() !== '' && value.trim().length <= max);
const key = fc
  .stringMatching(/^[a-z_][a-z0-9_]{0,8}$/)
  .filter(
    (name) =>
      ![
        'or',
        'and',
        'not',
        'nil',
        'null',
        'true',
        'false',
        'empty',
        'blank',
        'contains',
        'forloop',
      ].includes(name),
  );
const tags = fc.array(short(8), { maxLength: 3 });
const status = fc.constantFrom('draft', 'published', 'archived');
const weight = fc.option(fc.constantFrom(1, 0.5, 2, 12.25), { nil: undefined });

const expectation = fc.oneof(
  fc.record(
    {
      mustContain: fc.array(filled, { minLength: 1, maxLength: 3 }),
      caseSensitive: fc.boolean(),
      weight,
    },
    { requiredKeys: ['mustContain'] },
  ),
  fc.record({ mustContainAny: fc.array(filled, { minLength: 1, maxLength: 3 }) }),
  fc.record({ mustNotContain: fc.array(filled, { minLength: 1, maxLength: 3 }) }),
  fc.record(
    {
      regex: fc.constantFrom('\\d+', '^a|b$', '(?i)ü\\s"x"', "it's #1"),
      flags: fc.constantFrom('', 'i', 'ims'),
      negated: fc.boolean(),
    },
    { requiredKeys: ['regex'] },
  ),
  fc.record({ semantic: filled, weight }),
);

const turns = fc
  .array(
    fc.oneof(
      fc.record({ user: filled }),
      fc.record(
        { expect: fc.array(expectation, { minLength: 1, maxLength: 3 }), sample: filled },
        { requiredKeys: ['expect'] },
      ),
    ),
    { maxLength: 4 },
  )
  .chain((rest) => filled.map((user) => [{ user }, ...rest]));

const data = fc
  .tuple(fc.uniqueArray(key, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([columns, count]) =>
    fc.array(fc.record(Object.fromEntries(columns.map((column) => [column, text]))), {
      minLength: count,
      maxLength: count,
    }),
  )
  .map((rows) => rows.map((values, i) => ({ name: `row ${i}`, values })));

const spec = {
  scenario: fc.record(
    {
      description: short(20),
      tags,
      status,
      locale: fc.constantFrom('en', 'de-AT'),
      onFail: fc.constantFrom('stop', 'continue'),
      threshold: fc.constantFrom(0.5, 0.8333, 1),
      variables: fc.dictionary(key, text, { maxKeys: 3 }),
      data,
      turns,
    },
    { requiredKeys: ['turns'] },
  ),
  prompt: fc.record(
    {
      description: short(20),
      tags,
      status,
      content: fc.oneof(
        filled,
        fc.array(
          fc
            .constantFrom('system', 'developer', 'user', 'assistant')
            .chain((role) => fc.record({ [role]: filled })),
          { minLength: 1, maxLength: 3 },
        ),
      ),
    },
    { requiredKeys: ['content'] },
  ),
  variable: fc.record(
    {
      value: text,
      description: short(20),
      environments: fc.dictionary(fc.constantFrom('dev', 'staging', 'Prüfung 2'), text),
    },
    { requiredKeys: ['value'] },
  ),
  http: fc.record({
    type: fc.constant('http'),
    config: fc.record(
      {
        url: fc.constantFrom('https://bot.example/chat', 'http://localhost:8080/a?b=c'),
        method: fc.constantFrom('POST', 'PUT'),
        headers: fc.dictionary(
          fc.stringMatching(/^X-[A-Za-z]{1,8}$/),
          fc.stringMatching(/^[ -~]{0,10}$/).map((value) => value.trim()),
          { maxKeys: 3 },
        ),
        secretHeaderName: fc.constantFrom('', 'X-Key'),
      },
      { requiredKeys: ['url'] },
    ),
  }),
  model: fc.record({
    type: fc.constant('model'),
    config: fc.record(
      {
        provider: fc.constantFrom('OPENAI', 'ANTHROPIC'),
        model: fc.constantFrom('gpt-5-mini', 'a/b:c'),
        parameters: fc.record(
          { temperature: fc.constantFrom(0, 0.7), seed: fc.integer() },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: ['provider', 'model'] },
    ),
  }),
};

/** Turns what is generated into documents; what our limits refuse is generated again. */
function documentsOf(made: fc.Arbitrary<unknown>): fc.Arbitrary<AnyDocument> {
  return made
    .map((value) => Schema.safeParse(JSON.parse(JSON.stringify(value))))
    .filter((result) => result.success)
    .map((result) => result.data);
}

const name = short(30).filter((value) => value === value.trim());
const named = (kind: string, content: fc.Arbitrary<unknown>) =>
  fc.record({ kind: fc.constant(kind), name: kind === 'Variable' ? key : name, spec: content });

/** Any document without references to others. */
export const anyDocument = documentsOf(
  fc.oneof(
    named('Scenario', spec.scenario),
    named('Prompt', spec.prompt),
    named('Variable', spec.variable),
    named('Target', fc.oneof(spec.http, spec.model)),
  ),
);

/** Documents of an organization: no name twice, suites that list some of its scenarios and targets. */
export const anyOrganization = fc
  .uniqueArray(anyDocument, { selector: ({ kind, name: own }) => `${kind} ${own}`, maxLength: 12 })
  .chain((documents) => {
    const names = (kind: string) =>
      documents.filter((document) => document.kind === kind).map((document) => document.name);
    const defaults = {
      repeats: fc.integer({ min: 1, max: 20 }),
      targets: fc.shuffledSubarray(names('Target')),
      stopAfter: fc.record(
        { failures: fc.integer({ min: 1, max: 50 }), errors: fc.integer({ min: 1, max: 50 }) },
        { requiredKeys: [] },
      ),
      budgetUsd: fc.constantFrom(0.000_001, 0.5, 12.34),
    };
    const filter = fc.record(
      {
        tags,
        locale: fc.constantFrom('en', 'de-AT'),
        status: fc.constantFrom('draft', 'published'),
      },
      { requiredKeys: [] },
    );
    const scenarios = fc.shuffledSubarray(names('Scenario'));
    const suite = named(
      'Suite',
      fc.oneof(fc.record({ ...defaults, scenarios }), fc.record({ ...defaults, filter })),
    );
    return fc
      .uniqueArray(documentsOf(suite), { selector: ({ name: own }) => own, maxLength: 2 })
      .map((suites) => [...documents, ...suites]);
  });
