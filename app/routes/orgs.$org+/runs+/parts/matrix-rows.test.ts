import { describe, expect, test } from 'vitest';
import { applyItems, matrixRow } from './matrix-rows.ts';
import { item, rowOf, targets } from './testing/rows.ts';

describe('matrixRow', () => {
  test('puts items in columns and the order of repeats, whatever order they come in', () => {
    const row = matrixRow(rowOf(0, [item(0, 1, 2), item(0, 0, 1), item(0, 1, 1)]), targets(3));
    expect(row.cells.map((cell) => cell.map(({ id }) => id))).toEqual([
      ['0-0-1'],
      ['0-1-1', '0-1-2'],
      [],
    ]);
  });

  test('is called by its scenario and the row of its table', () => {
    const named = { ...rowOf(0, []), name: 'Refund', dataRow: 'Gold' };
    expect(matrixRow(named, targets(1)).name).toBe('Refund · Gold');
  });
});

describe('applyItems', () => {
  const rows = new Map(
    [0, 1].map((row) => [
      row,
      matrixRow(rowOf(row, [item(row, 0, 1), item(row, 1, 1)]), targets(2)),
    ]),
  );

  test('changes the cell of a newer item and leaves everything else the same object', () => {
    const next = applyItems(rows, [item(1, 1, 1, { status: 'DONE', verdict: 'FAIL' })]);
    expect(next.get(1)?.cells[1]?.[0]?.verdict).toBe('FAIL');
    expect(next.get(1)?.cells[0]).toBe(rows.get(1)?.cells[0]);
    expect(next.get(0)).toBe(rows.get(0));
  });

  test('is the same map when no row of it has changed', () => {
    expect(applyItems(rows, [item(7, 0, 1, { verdict: 'FAIL' })])).toBe(rows);
  });
});
