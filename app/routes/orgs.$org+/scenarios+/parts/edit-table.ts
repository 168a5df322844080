import type { DraftData, DraftRow } from './draft.ts';

type KeyMaker = () => string;

/** A table with one column and one row to begin with. */
export function firstTable(newKey: KeyMaker): DraftData {
  return {
    columns: [{ key: newKey(), name: '' }],
    rows: [{ key: newKey(), name: 'Row 1', values: [''] }],
  };
}

export function addRow(data: DraftData, newKey: KeyMaker): DraftData {
  return { ...data, rows: [...data.rows, blankRow(data, newKey)] };
}

export function removeRow(data: DraftData, key: string): DraftData {
  return { ...data, rows: data.rows.filter((row) => row.key !== key) };
}

export function renameRow(data: DraftData, key: string, name: string): DraftData {
  return { ...data, rows: data.rows.map((row) => (row.key === key ? { ...row, name } : row)) };
}

export function addColumn(data: DraftData, newKey: KeyMaker, name = ''): DraftData {
  return {
    columns: [...data.columns, { key: newKey(), name }],
    rows: data.rows.map((row) => ({ ...row, values: [...row.values, ''] })),
  };
}

/** Takes a column out with its values. */
export function removeColumn(data: DraftData, key: string): DraftData {
  const at = data.columns.findIndex((column) => column.key === key);
  if (at < 0) return data;
  return {
    columns: data.columns.toSpliced(at, 1),
    rows: data.rows.map((row) => ({ ...row, values: row.values.toSpliced(at, 1) })),
  };
}

export function renameColumn(data: DraftData, key: string, name: string): DraftData {
  const columns = data.columns.map((one) => (one.key === key ? { ...one, name } : one));
  return { ...data, columns };
}

export function setCell(data: DraftData, row: string, column: number, value: string): DraftData {
  return {
    ...data,
    rows: data.rows.map((one) =>
      one.key === row ? { ...one, values: one.values.with(column, value) } : one,
    ),
  };
}

/** Writes copied cells from one cell on, to the right and down; rows and columns there are not are added. */
export function pasteCells(
  data: DraftData,
  from: { row: number; column: number },
  cells: readonly (readonly string[])[],
  newKey: KeyMaker,
): DraftData {
  const width = Math.max(0, ...cells.map((line) => line.length));
  let grown = data;
  while (grown.columns.length < from.column + width) grown = addColumn(grown, newKey);
  while (grown.rows.length < from.row + cells.length) grown = addRow(grown, newKey);
  return {
    ...grown,
    rows: grown.rows.map((row, at) => {
      const line = cells[at - from.row] ?? [];
      const values = row.values.map((value, column) => line[column - from.column] ?? value);
      return { ...row, values };
    }),
  };
}

/**
 * A table from copied cells whose first line names the columns. A first column called “name” or “row”, in
 * whatever case, names the rows; else they are numbered.
 */
export function tableOf(cells: readonly (readonly string[])[], newKey: KeyMaker): DraftData {
  const [head = [], ...lines] = cells;
  const isNamed = /^(row|name)?$/i.test(head[0]?.trim() ?? '-') && head.length > 1;
  const from = isNamed ? 1 : 0;
  const columns = head.slice(from).map((name) => ({ key: newKey(), name: name.trim() }));
  const rows = lines.map((line, i) => ({
    key: newKey(),
    name: (isNamed && line[0]?.trim()) || `Row ${i + 1}`,
    values: columns.map((_, column) => line[column + from] ?? ''),
  }));
  return { columns, rows };
}

function blankRow(data: DraftData, newKey: KeyMaker): DraftRow {
  const names = new Set(data.rows.map(({ name }) => name));
  let number = data.rows.length + 1;
  while (names.has(`Row ${number}`)) number += 1;
  return { key: newKey(), name: `Row ${number}`, values: data.columns.map(() => '') };
}
