export type WeighedItem = { id: string; weight: number };

/**
 * Items in batches, in their order, none heavier than `most`; an item that is heavier by itself is alone
 * in its batch.
 */
export function batchesOf(items: readonly WeighedItem[], most: number): string[][] {
  const batches: string[][] = [];
  let room = 0;
  for (const { id, weight } of items) {
    const last = batches.at(-1);
    if (last && weight <= room) {
      last.push(id);
      room -= weight;
    } else {
      batches.push([id]);
      room = most - weight;
    }
  }
  return batches;
}
