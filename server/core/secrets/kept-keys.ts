type Kept = { data: Buffer; key: Buffer; until: number };

/** Keys that a key service unwrapped, at hand for a while so that not every use of one asks it again. */
export type KeptKeys = {
  keep(wrapped: string, data: Buffer, key: Buffer): void;
  /** A copy of the key; null when it isn't kept, or was wrapped with other data. */
  find(wrapped: string, data: Buffer): Buffer | null;
  has(wrapped: string): boolean;
};

/**
 * @param options.lifeMs from the moment it was unwrapped, however often it is used; then it is wiped
 * @param options.limit how many are kept at most; the oldest go first
 */
export function createKeptKeys({ lifeMs, limit }: { lifeMs: number; limit: number }): KeptKeys {
  // In the order in which they were unwrapped.
  const kept = new Map<string, Kept>();
  let timer: NodeJS.Timeout | null = null;

  function drop(wrapped: string): void {
    kept.get(wrapped)?.key.fill(0);
    kept.delete(wrapped);
  }
  function dropOld(): void {
    for (const [wrapped, { until }] of kept) if (until <= performance.now()) drop(wrapped);
  }
  function watch(): void {
    const [first] = kept.values();
    if (timer !== null || !first) return;
    timer = setTimeout(
      () => {
        timer = null;
        dropOld();
        watch();
      },
      Math.max(0, first.until - performance.now()),
    );
    timer.unref();
  }
  function get(wrapped: string): Kept | null {
    const entry = kept.get(wrapped);
    return entry && entry.until > performance.now() ? entry : null;
  }

  return {
    keep(wrapped, data, key) {
      drop(wrapped);
      const until = performance.now() + lifeMs;
      kept.set(wrapped, { data: Buffer.from(data), key: Buffer.from(key), until });
      for (const oldest of kept.keys()) {
        if (kept.size <= limit) break;
        drop(oldest);
      }
      watch();
    },
    find(wrapped, data) {
      const entry = get(wrapped);
      return entry?.data.equals(data) ? Buffer.from(entry.key) : null;
    },
    has: (wrapped) => get(wrapped) !== null,
  };
}
