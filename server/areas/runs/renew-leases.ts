import type { Scope } from '#server/core/scope.ts';

/** An item that this process plays, and the fence it holds it by. */
export type HeldItem = { id: string; fence: number };

/** Lengthens the leases of held items; returns the ids of those still held. */
export async function renewLeases(
  scope: Scope,
  held: readonly HeldItem[],
  leaseMs: number,
): Promise<Set<string>> {
  const rows = await scope.db.$queryRaw<{ id: string }[]>`
    update run_item i
    set lease_until = clock_timestamp() + ${leaseMs}::int * interval '1 millisecond'
    from unnest(${held.map(({ id }) => id)}::uuid[], ${held.map(({ fence }) => fence)}::int[])
      as mine (id, fence)
    where i.org_id = ${scope.org.id}::uuid and i.id = mine.id and i.fence = mine.fence
      and i.status = 'RUNNING'
    returning i.id`;
  return new Set(rows.map(({ id }) => id));
}
