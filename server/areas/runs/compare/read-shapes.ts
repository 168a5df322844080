import { Prisma } from '#server/core/db/prisma.ts';
import type { Scope } from '#server/core/scope.ts';
import { readingCells, type Sides, withCells } from './cells-sql.ts';
import { parseShape, type Shape } from './shape.ts';

/** A shape that cells of two runs have, and how many have it. */
export type CountedShape = Shape & { text: string; cells: number };

type ShapeRow = { shape: string; cells: number };

/** Every shape that cells of two runs have: at most as many as there are cells, mostly a handful. */
export async function readShapes(scope: Scope, sides: Sides): Promise<CountedShape[]> {
  const query = Prisma.sql`
    ${withCells(sides)}
    select shape, count(*)::int as cells from cell group by shape`;
  const rows = await readingCells(scope, () => scope.db.$queryRaw<ShapeRow[]>(query));
  return rows.map(({ shape, cells }) => ({ ...parseShape(shape), text: shape, cells }));
}
