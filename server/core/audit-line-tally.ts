/** What came together under one key since the last time it was told. */
export type Told<Sample> = {
  key: string;
  /** How often each label was added. */
  counts: Readonly<Record<string, number>>;
  /** The first of them. */
  sample: Sample;
};

export type Tally<Sample> = {
  /** Adds one under `key`. */
  add(key: string, label: string, sample: Sample): void;
  /** What is to be told at `now`, in milliseconds; with `all`, whatever was added. */
  due(now: number, all?: boolean): Told<Sample>[];
  /** Whether it holds anything that `due` has yet to tell or to forget. */
  readonly isIdle: boolean;
};

type Entry<Sample> = { toldAt: number | null; counts: Map<string, number>; sample: Sample | null };

const maxLabels = 12;

/**
 * Counts what may come in floods: each key is told at once and then once a window, with how many came.
 * Beyond `maxKeys` keys and twelve labels for a key, the rest count as `others`.
 */
export function createTally<Sample extends string | object>(size: {
  windowMs: number;
  maxKeys: number;
}): Tally<Sample> {
  const entries = new Map<string, Entry<Sample>>();

  function entryOf(key: string): Entry<Sample> {
    const name = entries.has(key) || entries.size < size.maxKeys ? key : 'others';
    const entry = entries.get(name) ?? { toldAt: null, counts: new Map(), sample: null };
    entries.set(name, entry);
    return entry;
  }
  return {
    add(key, label, sample) {
      const entry = entryOf(key);
      const isKnown = entry.counts.has(label) || entry.counts.size < maxLabels;
      const name = isKnown ? label : 'others';
      entry.counts.set(name, (entry.counts.get(name) ?? 0) + 1);
      entry.sample ??= sample;
    },
    due(now, all = false) {
      const told: Told<Sample>[] = [];
      for (const [key, entry] of entries) {
        const isOver = entry.toldAt === null || now - entry.toldAt >= size.windowMs;
        if (!isOver && !all) continue;
        if (entry.sample === null) {
          entries.delete(key);
          continue;
        }
        told.push({ key, counts: Object.fromEntries(entry.counts), sample: entry.sample });
        entries.set(key, { toldAt: now, counts: new Map(), sample: null });
      }
      return told;
    },
    get isIdle() {
      return entries.size === 0;
    },
  };
}
