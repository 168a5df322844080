import type { Scope } from '#server/core/scope.ts';
import type { StoredTurn } from '../play/stored-replies.ts';
import { asStored } from '../reads/stored-turn.ts';

/** What is stored of the conversation that another one takes its replies from; no turns when it is gone. */
export type StoredItem = { turns: StoredTurn[]; locale: string | null };

/** Reads, for each of these conversations, the one it takes its replies from. In their order. */
export async function loadStored(scope: Scope, itemIds: readonly string[]): Promise<StoredItem[]> {
  const { db, org } = scope;
  const sources = await db.$queryRaw<{ id: string; sourceId: string; locale: string }[]>`
    select i.id, source.id as "sourceId", s.locale
    from run_item i
    join run_item source on source.org_id = i.org_id and source.id = i.source_item_id
    join run_scenario s
      on s.org_id = source.org_id and s.run_id = source.run_id and s.row = source.row
    where i.org_id = ${org.id}::uuid and i.id = any(${[...itemIds]}::uuid[])`;
  const turns = await db.turnResult.findMany({
    where: { itemId: { in: sources.map(({ sourceId }) => sourceId) } },
    orderBy: [{ itemId: 'asc' }, { position: 'asc' }],
    omit: { orgId: true },
  });
  const bySource = new Map<string, StoredTurn[]>();
  for (const { itemId, costMicroUsd, ...turn } of turns) {
    const stored = { ...asStored(turn), costMicroUsd: toNumber(costMicroUsd) };
    bySource.set(itemId, [...(bySource.get(itemId) ?? []), stored]);
  }
  const byItem = new Map(sources.map((source) => [source.id, source]));
  return itemIds.map((id) => {
    const source = byItem.get(id);
    return {
      turns: bySource.get(source?.sourceId ?? '') ?? [],
      locale: source?.locale ?? null,
    };
  });
}

function toNumber(value: bigint | null): number | null {
  return value === null ? null : Number(value);
}
