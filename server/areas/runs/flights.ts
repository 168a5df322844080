import type { ClaimedItem } from './claim-items.ts';
import type { PlayedItem } from './played.ts';
import type { Outcome } from './record-items.ts';
import type { HeldItem } from './renew-leases.ts';

/** The items that one process plays of one run. */
export type Flights = {
  start(item: ClaimedItem): void;
  /** Being played now. */
  held(): HeldItem[];
  /** Finished since it was last asked. */
  takeFinished(): Outcome[];
  /** Breaks off those of `ids` that are still being played. */
  drop(ids: readonly string[]): void;
  /** Breaks off all of them and waits until they have let go. Returns what was not finished. */
  stop(): Promise<HeldItem[]>;
};

type Flight = { held: HeldItem; abort: AbortController; landed: Promise<void> };

/**
 * @param play resolves for whatever can be a result; rejects when its signal aborts
 * @param onLanded told after each item, finished or not
 */
export function createFlights(
  play: (item: ClaimedItem, signal: AbortSignal) => Promise<PlayedItem>,
  onLanded: () => void,
): Flights {
  const flying = new Map<string, Flight>();
  let finished: Outcome[] = [];

  async function fly(item: ClaimedItem, signal: AbortSignal): Promise<void> {
    try {
      const played = await play(item, signal);
      if (!signal.aborted) finished.push({ id: item.id, fence: item.fence, played });
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      flying.delete(item.id);
      onLanded();
    }
  }
  return {
    start(item) {
      const abort = new AbortController();
      const { id, fence } = item;
      // Yields first, so that an item that ends at once is in the map before it leaves it.
      const landed = Promise.resolve().then(() => fly(item, abort.signal));
      flying.set(id, { held: { id, fence }, abort, landed });
    },
    held: () => [...flying.values()].map(({ held }) => held),
    takeFinished() {
      const taken = finished;
      finished = [];
      return taken;
    },
    drop(ids) {
      for (const id of ids) flying.get(id)?.abort.abort();
    },
    async stop() {
      const broken = [...flying.values()];
      for (const { abort } of broken) abort.abort();
      await Promise.all(broken.map(({ landed }) => landed));
      return broken.map(({ held }) => held);
    },
  };
}
