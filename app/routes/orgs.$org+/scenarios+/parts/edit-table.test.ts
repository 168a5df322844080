import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DraftData } from './draft.ts';
import {
  addColumn,
  addRow,
  firstTable,
  pasteCells,
  removeColumn,
  removeRow,
  setCell,
  tableOf,
} from './edit-table.ts';
import { readCells } from './read-cells.ts';

let made = 0;
const newKey = () => {
  made += 1;
  return `k${made}`;
};
const table: DraftData = {
  columns: [
    { key: 'a', name: 'tier' },
    { key: 'b', name: 'city' },
  ],
  rows: [
    { key: 'r', name: 'Gold', values: ['gold', 'Rome'] },
    { key: 's', name: 'Silver', values: ['silver', 'Oslo'] },
  ],
};
const cells = (data: DraftData) => data.rows.map(({ values }) => values);

describe('a table being edited', () => {
  it('has one value for each column in each row, whatever is done', () => {
    const act = fc.constantFrom<(data: DraftData) => DraftData>(
      (data) => addRow(data, newKey),
      (data) => addColumn(data, newKey),
      (data) => removeRow(data, data.rows[0]?.key ?? ''),
      (data) => removeColumn(data, data.columns[0]?.key ?? ''),
      (data) => pasteCells(data, { row: 1, column: 1 }, [['x', 'y', 'z'], ['w']], newKey),
      (data) => setCell(data, data.rows[0]?.key ?? '', 0, 'v'),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        const all = acts.slice(0, 12).reduce((data, one) => {
          const hasCells = data.columns.length > 0;
          return hasCells ? one(data) : addColumn(data, newKey);
        }, firstTable(newKey));
        for (const { values } of all.rows) expect(values).toHaveLength(all.columns.length);
        const names = all.rows.map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });

  it('takes a column out with its values', () => {
    expect(cells(removeColumn(table, 'a'))).toEqual([['Rome'], ['Oslo']]);
    expect(removeColumn(table, 'x')).toBe(table);
  });

  it('takes copied cells from a cell on, and grows for them', () => {
    const pasted = pasteCells(table, { row: 1, column: 1 }, [['Bern', '8'], ['Kiel']], newKey);
    expect(cells(pasted)).toEqual([
      ['gold', 'Rome', ''],
      ['silver', 'Bern', '8'],
      ['', 'Kiel', ''],
    ]);
  });
});

describe('a table from copied cells', () => {
  const shape = ({ columns, rows }: DraftData) => ({
    columns: columns.map(({ name }) => name),
    rows: rows.map(({ name, values }) => [name, ...values]),
  });

  it('takes column names from the first line, and row names from a column that says so', () => {
    expect(shape(tableOf(readCells('Name\ttier\nGold\tgold\n\tsilver\n'), newKey))).toEqual({
      columns: ['tier'],
      rows: [
        ['Gold', 'gold'],
        ['Row 2', 'silver'],
      ],
    });
    expect(shape(tableOf(readCells('tier,city\ngold,Rome'), newKey))).toEqual({
      columns: ['tier', 'city'],
      rows: [['Row 1', 'gold', 'Rome']],
    });
  });
});

describe('reading copied cells', () => {
  it.each(['\t', ',', ';'])('gives back what was written, with %j between', (separator) => {
    const quoted = (cell: string) =>
      /["\n\r\t,;]/.test(cell) || cell === '' ? `"${cell.replaceAll('"', '""')}"` : cell;
    const line = fc.array(
      fc.string().map((cell) => cell.replace(/\r\n?/g, '\n')),
      {
        minLength: 2,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
        const head = ['a', 'b'];
        const text = [head, ...lines].map((one) => one.map(quoted).join(separator)).join('\r\n');
        const filled = lines.findLastIndex((one) => one.some((cell) => cell !== ''));
        expect(readCells(text)).toEqual([head, ...lines.slice(0, filled + 1)]);
      }),
    );
  });

  it('takes a quote inside a cell as it is', () => {
    expect(readCells('5" pipe\t"x" y\nz\t')).toEqual([
      ['5" pipe', '"x" y'],
      ['z', ''],
    ]);
  });
});
