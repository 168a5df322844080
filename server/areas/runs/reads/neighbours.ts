import type { Scope } from '#server/core/scope.ts';

type Place = { runId: string; row: number; targetPosition: number; repeat: number };
type Pair = { any: string | null; failing: string | null };

/** The items before and after one in the matrix' order: the very next, and the next that needs a look. */
export async function neighbours(scope: Scope, place: Place) {
  const before = await nearestBefore(scope, place);
  const after = await nearestAfter(scope, place);
  return {
    previousId: before?.any ?? null,
    nextId: after?.any ?? null,
    previousFailingId: before?.failing ?? null,
    nextFailingId: after?.failing ?? null,
  };
}

async function nearestBefore(
  { db, org }: Scope,
  { runId, row, targetPosition, repeat }: Place,
): Promise<Pair | undefined> {
  const [found] = await db.$queryRaw<Pair[]>`
    select (
      select id from run_item
      where org_id = ${org.id}::uuid and run_id = ${runId}::uuid
        and (row, target_position, repeat) < (${row}::int, ${targetPosition}::int, ${repeat}::int)
      order by row desc, target_position desc, repeat desc limit 1
    ) as any, (
      select id from run_item
      where org_id = ${org.id}::uuid and run_id = ${runId}::uuid and verdict in ('FAIL', 'ERROR')
        and (row, target_position, repeat) < (${row}::int, ${targetPosition}::int, ${repeat}::int)
      order by row desc, target_position desc, repeat desc limit 1
    ) as failing`;
  return found;
}

async function nearestAfter(
  { db, org }: Scope,
  { runId, row, targetPosition, repeat }: Place,
): Promise<Pair | undefined> {
  const [found] = await db.$queryRaw<Pair[]>`
    select (
      select id from run_item
      where org_id = ${org.id}::uuid and run_id = ${runId}::uuid
        and (row, target_position, repeat) > (${row}::int, ${targetPosition}::int, ${repeat}::int)
      order by row, target_position, repeat limit 1
    ) as any, (
      select id from run_item
      where org_id = ${org.id}::uuid and run_id = ${runId}::uuid and verdict in ('FAIL', 'ERROR')
        and (row, target_position, repeat) > (${row}::int, ${targetPosition}::int, ${repeat}::int)
      order by row, target_position, repeat limit 1
    ) as failing`;
  return found;
}
