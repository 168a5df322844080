import { Prisma } from '#server/core/db/prisma.ts';
import type { Scope } from '#server/core/scope.ts';
import { readingCells, type Sides, withCells } from './cells-sql.ts';
import { parseShape } from './shape.ts';

type CellRow = {
  n: number;
  base_row: number | null;
  run_row: number | null;
  row: number;
  is_gone: number;
  scenario_id: string;
  name: string;
  data_row: string | null;
  shape: string;
  rank: number;
};

export type CellsQuery = {
  /** The shapes whose cells are listed, each with its rank; the lowest comes first. */
  ranks: readonly { text: string; rank: number }[];
  /** Which names: all when empty. Letter case does not matter. */
  search: string;
  cursor: string | null | undefined;
  limit: number;
};

/** A page of the cells of two runs, by rank, then as in the matrix. */
export async function readCells(
  scope: Scope,
  sides: Sides,
  { ranks, search, cursor, limit }: CellsQuery,
) {
  const after = decodeCursor(cursor);
  const from = after
    ? Prisma.sql`and (rank, row, n, is_gone) > (${after[0]}::int, ${after[1]}::int, ${after[2]}::int, ${after[3]}::int)`
    : Prisma.empty;
  const named =
    search === ''
      ? Prisma.empty
      : Prisma.sql`and strpos(lower(concat_ws(' · ', name, data_row)), lower(${search})) > 0`;
  const query = Prisma.sql`
    ${withCells(sides)}
    select cell.*, wanted.rank from cell
    join unnest(${ranks.map(({ text }) => text)}::text[], ${ranks.map(({ rank }) => rank)}::int[])
      as wanted(shape, rank) on wanted.shape = cell.shape
    where true ${named} ${from}
    order by rank, row, n, is_gone limit ${limit + 1}::int`;
  const rows = await readingCells(scope, () => scope.db.$queryRaw<CellRow[]>(query));
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    cells: page.map(({ shape, n, base_row, run_row, scenario_id, name, data_row }) => ({
      ...parseShape(shape),
      pair: n - 1,
      baseRow: base_row,
      runRow: run_row,
      scenarioId: scenario_id,
      name,
      dataRow: data_row,
    })),
    nextCursor: rows.length > limit && last ? encodeCursor(last) : null,
  };
}

export type CellView = Awaited<ReturnType<typeof readCells>>['cells'][number];

function encodeCursor({ rank, row, n, is_gone }: CellRow): string {
  return [rank, row, n, is_gone].join('.');
}

/** Reads a cursor; one that is not ours starts from the beginning. */
function decodeCursor(cursor: string | null | undefined): [number, number, number, number] | null {
  const [, rank, row, n, isGone] =
    /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})\.([01])$/.exec(cursor ?? '') ?? [];
  if (!rank || !row || !n || !isGone) return null;
  return [Number(rank), Number(row), Number(n), Number(isGone)];
}
