import { setMaxListeners } from 'node:events';

/** What one process plays of one run at this moment. */
export type Flights<Item, Result> = {
  start(item: Item): void;
  /** Finished since it was last asked. */
  takeFinished(): { item: Item; result: Result }[];
  /** Breaks off all of them and waits until they have let go. */
  stop(): Promise<void>;
};

/**
 * @param play resolves for whatever can be a result; rejects when its signal aborts
 * @param onLanded told after each item, finished or not, with how long it took
 */
export function createFlights<Item, Result>(
  play: (item: Item, signal: AbortSignal) => Promise<Result>,
  onLanded: (item: Item, ms: number) => void,
): Flights<Item, Result> {
  const abort = new AbortController();
  // As many listen as are being played; Node suspects a leak above ten.
  setMaxListeners(0, abort.signal);
  const flying = new Set<Promise<void>>();
  let finished: { item: Item; result: Result }[] = [];

  async function fly(item: Item): Promise<void> {
    const startedAt = performance.now();
    try {
      const result = await play(item, abort.signal);
      if (!abort.signal.aborted) finished.push({ item, result });
    } catch (error) {
      if (!abort.signal.aborted) throw error;
    } finally {
      onLanded(item, performance.now() - startedAt);
    }
  }
  return {
    start(item) {
      // Yields first, so that an item that ends at once is in the set before it leaves it.
      const flight = Promise.resolve()
        .then(() => fly(item))
        .finally(() => flying.delete(flight));
      flying.add(flight);
    },
    takeFinished() {
      const taken = finished;
      finished = [];
      return taken;
    },
    async stop() {
      abort.abort();
      await Promise.all(flying);
    },
  };
}
