import type { Scope } from '#server/core/scope.ts';

/** How often each scenario is played once: as often as its table has rows, or once. By id. */
export async function countRows(
  scope: Scope,
  scenarioIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await scope.db.$queryRaw<{ id: string; count: number }[]>`
    select s.id, coalesce(jsonb_array_length(v.content #> '{data,rows}'), 1) as count
    from unnest(${[...scenarioIds]}::uuid[]) as chosen (id)
    join scenario s on s.org_id = ${scope.org.id}::uuid and s.id = chosen.id
    join scenario_version v
      on v.org_id = s.org_id and v.scenario_id = s.id and v.version = s.version`;
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** All of them together. */
export function sumRows(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
