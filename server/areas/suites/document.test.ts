import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { fromNamedSuite, type NamedSuite, SuiteDocument, toNamedSuite } from './document.ts';
import { SuiteFilter } from './schema.ts';

const name = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 15 }),
    fc.constantFrom('yes', '1.0', 'null', '- a', 'a: b', '# c', '"q"', '|'),
  )
  .map((text) => text.trim())
  .filter((text) => text !== '');
const names = fc.uniqueArray(name, { maxLength: 4 });
const stop = fc.option(fc.integer({ min: 1, max: 1_000 }));
const filter: fc.Arbitrary<SuiteFilter> = fc.record({
  tags: names,
  locale: fc.constantFrom(null, 'en', 'de-AT'),
  status: fc.constantFrom(null, 'DRAFT', 'PUBLISHED'),
});
const chosen = fc.oneof(
  names.map((scenarios) => ({ scenarios, filter: null })),
  filter.map((one) => ({ scenarios: [], filter: one })),
);
const suite: fc.Arbitrary<NamedSuite> = fc
  .tuple(
    fc.record({
      name,
      description: fc.constantFrom('', 'All: of "it"', '- 1'),
      repeats: fc.integer({ min: 1, max: 20 }),
      targets: names,
      environment: fc.constantFrom(null, 'dev', 'EU production', 'yes', '1.0'),
      stopAfterFailures: stop,
      stopAfterErrors: stop,
      budgetMicroUsd: fc.option(fc.integer({ min: 1, max: 1_000_000_000_000 })),
    }),
    chosen,
  )
  .map(([about, scenarios]) => ({ ...about, ...scenarios }));

describe('SuiteDocument', () => {
  it('is lossless both ways, through YAML too', () => {
    fc.assert(
      fc.property(suite, (original) => {
        const document = fromNamedSuite(original);
        const read = SuiteDocument.parse(parse(stringify(document)));
        expect(read).toEqual(document);
        expect(toNamedSuite(read)).toEqual(original);
        if (original.filter) expect(SuiteFilter.parse(original.filter)).toEqual(original.filter);
      }),
    );
  });

  it.each([
    ['scenarios and a filter', { scenarios: ['A'], filter: {} }],
    ['a filter for archived ones', { filter: { status: 'archived' } }],
    ['a stop rule of nothing', { stopAfter: { failures: 0 } }],
    ['a budget of nothing', { budgetUsd: 0 }],
    ['a budget below a millionth', { budgetUsd: 0.1234567 }],
    ['a tag twice', { filter: { tags: ['a', 'a'] } }],
  ])('refuses %s', (_, spec) => {
    expect(SuiteDocument.safeParse({ kind: 'Suite', name: 'S', spec }).success).toBe(false);
  });
});
