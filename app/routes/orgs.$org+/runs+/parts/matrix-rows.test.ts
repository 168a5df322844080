import { describe, expect, test } from 'vitest';
import { filterRows } from './filter-rows.ts';
import { applyItems, buildMatrix, countTarget, itemsOf } from './matrix-rows.ts';
import type { RunItem } from './run-shapes.ts';

function item(row: number, targetPosition: number, repeat: number, more: Partial<RunItem> = {}) {
  return {
    id: `${row}-${targetPosition}-${repeat}`,
    row,
    targetPosition,
    repeat,
    status: 'PENDING',
    verdict: null,
    summary: null,
    latencyMs: null,
    ...more,
  } satisfies RunItem;
}

function shape(names: string[], targetCount: number) {
  return {
    scenarios: names.map((name, row) => ({
      row,
      name,
      scenarioId: `s${row}`,
      version: 1,
      dataRow: null,
    })),
    targets: Array.from({ length: targetCount }, (_, position) => ({
      position,
      targetId: `t${position}`,
      name: `Target ${position}`,
      kind: 'DEMO' as const,
      promptName: null,
      promptVersion: null,
    })),
  };
}

const items = [item(1, 1, 1), item(0, 1, 2), item(0, 0, 1), item(0, 1, 1), item(1, 0, 1)];

describe('buildMatrix', () => {
  test('puts items in rows, columns and the order of repeats, whatever order they come in', () => {
    const rows = buildMatrix(shape(['First', 'Second'], 2), items);
    expect(rows.map(({ name }) => name)).toEqual(['First', 'Second']);
    expect(itemsOf(rows).map(({ id }) => id)).toEqual([
      '0-0-1',
      '0-1-1',
      '0-1-2',
      '1-0-1',
      '1-1-1',
    ]);
  });

  test('has a cell for every target', () => {
    const [row] = buildMatrix(shape(['Only'], 3), [item(0, 2, 1)]);
    expect(row?.cells.map((cell) => cell.length)).toEqual([0, 0, 1]);
  });
});

test('applyItems draws anew only the rows that changed', () => {
  const rows = buildMatrix(shape(['First', 'Second'], 2), items);
  const next = applyItems(rows, [item(1, 0, 1, { status: 'DONE', verdict: 'FAIL' })]);
  expect(next[0]).toBe(rows[0]);
  expect(next[1]?.cells[0]?.[0]?.verdict).toBe('FAIL');
  expect(next[1]?.cells[1]).toBe(rows[1]?.cells[1]);
});

test('countTarget counts the verdicts of one column', () => {
  const rows = buildMatrix(shape(['a', 'b', 'c'], 2), [
    item(0, 0, 1, { verdict: 'PASS' }),
    item(0, 1, 1, { verdict: 'FAIL' }),
    item(1, 1, 1, { verdict: 'ERROR' }),
    item(2, 1, 1),
  ]);
  expect(countTarget(rows, 1)).toEqual({ PASS: 0, FAIL: 1, ERROR: 1, UNCHECKED: 0 });
});

describe('filterRows', () => {
  const rows = buildMatrix(shape(['Rückgabe', 'Opening hours'], 2), [
    item(0, 0, 1, { verdict: 'PASS' }),
    item(1, 0, 1, { verdict: 'FAIL' }),
    item(1, 1, 1, { verdict: 'PASS' }),
  ]);

  test('keeps the whole row when one conversation of it matches', () => {
    const [row, ...others] = filterRows(rows, { verdict: 'FAIL', text: '' });
    expect(others).toEqual([]);
    expect(row?.cells.flat()).toHaveLength(2);
  });

  test('looks for the text whatever its letter case', () => {
    expect(filterRows(rows, { verdict: null, text: ' RÜCK ' }).map(({ name }) => name)).toEqual([
      'Rückgabe',
    ]);
  });

  test('changes nothing without a filter', () => {
    expect(filterRows(rows, { verdict: null, text: '  ' })).toBe(rows);
  });
});
