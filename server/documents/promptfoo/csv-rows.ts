import { parseCsv } from '../csv/parse-csv.ts';
import { commaList } from './comma-list.ts';
import { compactAssertion } from './compact-assertion.ts';
import type { Journal, Source } from './source.ts';

/** The rows of a table of tests, each as the test case it stands for. */
export function readCsvRows(journal: Journal, file: string, text: string): Source[] {
  const table = parseCsv(text, ',');
  if ('problem' in table) {
    const { line, problem: message } = table;
    journal.reading.problems.push({ file, line, column: 1, message });
    return [];
  }
  const odd = table.head.filter((name) => isOdd(name));
  for (const name of odd) {
    journal.unmapped({ file, line: 1 }, name, 'This column has no equal here.');
  }
  return table.rows.map(({ cells, line }) => ({
    value: caseOf(table.head, cells),
    at: () => ({ file, line }),
  }));
}

const isOdd = (name: string) =>
  name.startsWith('__') &&
  !/^__(expected\d*|description|prefix|suffix|threshold|metadata:.+)$/.test(name);

function caseOf(head: readonly string[], cells: readonly string[]): Record<string, unknown> {
  const vars: Record<string, string> = {};
  const assert: unknown[] = [];
  const options: Record<string, string> = {};
  const metadata: Record<string, unknown> = {};
  const made: Record<string, unknown> = {};
  for (const [i, name] of head.entries()) {
    const cell = cells[i] ?? '';
    if (/^__expected\d*$/.test(name)) {
      if (cell.trim() !== '') assert.push(compactAssertion(cell));
    } else if (name === '__description') {
      if (cell.trim() !== '') made.description = cell;
    } else if (name === '__prefix' || name === '__suffix') options[name.slice(2)] = cell;
    else if (name === '__threshold') {
      if (cell.trim() !== '') made.threshold = Number(cell);
    } else if (name.startsWith('__metadata:')) {
      const key = name.slice('__metadata:'.length);
      if (key.endsWith('[]')) metadata[key.slice(0, -2)] = commaList(cell);
      else if (cell !== '') metadata[key] = cell;
    } else if (!name.startsWith('__') && name !== '') vars[name] = cell;
  }
  return { ...made, vars, assert, options, metadata };
}
