import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExpectationSpec } from '#server/areas/scenarios/schema.ts';
import { expectation } from '../any-scenario.ts';
import { addSuggested, mostExpectations, withoutKnown } from './add-suggested.ts';

type Listing = 'MUST_CONTAIN' | 'MUST_CONTAIN_ANY' | 'MUST_NOT_CONTAIN';
const texts = (kind: Listing, ...values: string[]): ExpectationSpec => ({
  kind,
  values,
  caseSensitive: false,
});
const contains = (...values: string[]) => texts('MUST_CONTAIN', ...values);
const drafted = (specs: readonly ExpectationSpec[], from = 0) =>
  specs.map((spec, i) => ({ key: `k${from + i}`, spec }));

describe('suggestions that are asked for already', () => {
  it.each<[string, ExpectationSpec, ExpectationSpec[]]>([
    ['in other letters', contains('30 Days '), [contains('30 days')]],
    ['with another weight', contains('DHL'), [{ ...contains('dhl'), weight: 3 }]],
    ['as some of several', contains('b', 'a'), [contains('a', 'b', 'c')]],
    ['by several', contains('a', 'b'), [contains('a'), contains('b')]],
    [
      'in another order',
      texts('MUST_CONTAIN_ANY', 'a', 'b'),
      [texts('MUST_CONTAIN_ANY', 'b', 'a')],
    ],
  ])('are left out: %s', (_, suggested, known) => {
    expect(withoutKnown([suggested], known)).toEqual([]);
  });

  it.each<[string, ExpectationSpec, ExpectationSpec[]]>([
    ['more texts', contains('a', 'b'), [contains('a')]],
    ['another kind', texts('MUST_NOT_CONTAIN', 'a'), [contains('a')]],
    ['fewer to choose from', texts('MUST_CONTAIN_ANY', 'a'), [texts('MUST_CONTAIN_ANY', 'a', 'b')]],
    [
      'the same case',
      { kind: 'MUST_CONTAIN', values: ['a'], caseSensitive: true },
      [contains('a')],
    ],
  ])('stay with %s', (_, suggested, known) => {
    expect(withoutKnown([suggested], known)).toEqual([suggested]);
  });

  it('are each there once', () => {
    fc.assert(
      fc.property(fc.array(expectation, { maxLength: 8 }), (specs) => {
        const fresh = withoutKnown([...specs, ...specs], []);
        expect(withoutKnown(fresh, [])).toEqual(fresh);
        expect(withoutKnown(specs, fresh)).toEqual([]);
      }),
    );
  });
});

describe('taking suggestions', () => {
  it('puts them at the end, in their order, and none twice', () => {
    const has = drafted([contains('a'), contains('b')]);
    const taken = drafted([contains('c'), contains('B'), contains('d')], 2);
    expect(addSuggested(has, taken).map(({ key }) => key)).toEqual(['k0', 'k1', 'k2', 'k4']);
  });

  it('stops where a turn is full', () => {
    const has = drafted(Array.from({ length: mostExpectations - 1 }, (_, i) => contains(`${i}.`)));
    const taken = drafted([contains('x'), contains('y')], mostExpectations);
    const next = addSuggested(has, taken);
    expect(next).toHaveLength(mostExpectations);
    expect(next.at(-1)?.spec).toEqual(contains('x'));
  });
});
