import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addPage,
  beginRows,
  missingFrom,
  patchRows,
  placeOf,
  renewRows,
  rowAt,
  sizeOf,
} from './loaded-rows.ts';
import { item, rowOf, targets } from './testing/rows.ts';

const about = { targets: targets(1), rowCount: 1_000 };
const pageOf = (rows: number[], next: number | null) => ({
  rows: rows.map((row) => rowOf(row)),
  next,
});
const span = (from: number, until: number) =>
  Array.from({ length: until - from }, (_, index) => from + index);

describe('a matrix without a filter', () => {
  const begun = beginRows(pageOf(span(0, 50), 50), { ...about, isFiltered: false });

  test('has its true size before its rows are there', () => {
    expect(sizeOf(begun)).toBe(1_000);
    expect(rowAt(begun, 999)).toBe(999);
    expect(rowAt(begun, 1_000)).toBeUndefined();
  });

  test('misses what is looked at and not there, and nothing beyond its end', () => {
    expect(missingFrom(begun, { first: 10, last: 40 })).toBeNull();
    expect(missingFrom(begun, { first: 40, last: 60 })).toBe(50);
    expect(missingFrom(begun, { first: 990, last: 1_010 })).toBe(990);
    const full = addPage(begun, pageOf(span(980, 1_000), null));
    expect(missingFrom(full, { first: 985, last: 1_010 })).toBeNull();
  });

  test('never grows without end: what is furthest away is forgotten', () => {
    let loaded = beginRows(pageOf(span(0, 50), 50), {
      targets: targets(1),
      rowCount: 100_000,
      isFiltered: false,
    });
    for (let from = 0; from < 10_000; from += 50) {
      loaded = addPage(loaded, pageOf(span(from, from + 50), from + 50));
      expect(missingFrom(loaded, { first: from, last: from + 49 })).toBeNull();
    }
    expect(loaded.rows.size).toBeLessThan(2_600);
  });

  test('keeps only what was read anew when everything may have changed', () => {
    const renewed = renewRows(begun, pageOf(span(10, 20), 20));
    expect([...renewed.rows.keys()]).toEqual(span(10, 20));
    expect(sizeOf(renewed)).toBe(1_000);
  });
});

describe('a filtered matrix', () => {
  const begun = beginRows(pageOf([3, 7, 90], 91), { ...about, isFiltered: true });

  test('grows as the search goes on, also over pages that found nothing', () => {
    const next = addPage(addPage(begun, pageOf([], 400)), pageOf([450, 451], null));
    expect(next.found).toEqual([3, 7, 90, 450, 451]);
    expect(next.next).toBeNull();
    expect(rowAt(next, 3)).toBe(450);
  });

  test('adds no row twice', () => {
    expect(addPage(begun, pageOf([90, 91], 92)).found).toEqual([3, 7, 90, 91]);
  });

  test('reads on when its end comes near, and not when the search is through', () => {
    expect(missingFrom(begun, { first: 0, last: 2 })).toBe(91);
    const through = addPage(begun, pageOf([], null));
    expect(missingFrom(through, { first: 0, last: 2 })).toBeNull();
  });
});

test('places and rows are each other’s inverse', () => {
  const rows = fc.uniqueArray(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(rows, fc.boolean(), (some, isFiltered) => {
      const sorted = some.toSorted((a, b) => a - b);
      const loaded = beginRows(pageOf(sorted, null), { ...about, isFiltered });
      for (let place = 0; place < sizeOf(loaded); place += 1) {
        expect(placeOf(loaded, rowAt(loaded, place) ?? -1)).toBe(place);
      }
      const absent = span(0, 1_000).find((row) => !some.includes(row)) ?? 1_000;
      expect(placeOf(loaded, isFiltered ? absent : 1_000)).toBe(-1);
    }),
  );
});

test('a change elsewhere leaves the matrix as it is', () => {
  const begun = beginRows(pageOf(span(0, 5), null), { ...about, isFiltered: false });
  expect(patchRows(begun, [item(500, 0, 1, { verdict: 'PASS' })])).toBe(begun);
  expect(patchRows(begun, [item(2, 0, 1, { verdict: 'PASS' })])).not.toBe(begun);
});
