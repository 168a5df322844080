import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';

export type CsvRow = { cells: string[]; line: number };

const Records = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }),
);

const most = { rows: 5_000, columns: 100, cell: 100_000 };

/** The rows of a table with the lines they begin at, the first as its head. Limits: 5,000 rows of 100. */
export function parseCsv(
  text: string,
  delimiter: string,
): { head: string[]; rows: CsvRow[] } | { problem: string; line: number } {
  let parsed: unknown;
  try {
    parsed = parse(text, {
      delimiter,
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: most.cell * 4,
      to: most.rows + 2,
    });
  } catch (error) {
    const line = error instanceof CsvError && typeof error.lines === 'number' ? error.lines : 1;
    return { problem: 'The table can’t be read: check its quotes.', line };
  }
  const [head, ...rest] = Records.parse(parsed);
  if (!head) return { problem: 'The table is empty.', line: 1 };
  if (rest.length > most.rows) {
    return { problem: 'The table has more than 5,000 rows. Split it.', line: most.rows };
  }
  if (head.record.length > most.columns) {
    return { problem: 'The table has more than 100 columns.', line: 1 };
  }
  const rows = rest.map(({ record, info }) => ({
    cells: record,
    line: Math.max(1, info.lines - record.join('').split('\n').length + 1),
  }));
  return { head: head.record.map((name) => name.trim()), rows };
}
