/** How many were done at a time; times in milliseconds, oldest first. */
export interface Sample {
  atMs: number;
  done: number;
}

export interface Pace {
  perSecond: number;
  /** Milliseconds until all are done at this pace. */
  leftMs: number;
}

const windowMs = 20_000;
const soonestMs = 1_000;

/**
 * How fast a run goes: over the last 20 seconds, or since its start when it is younger. Null while
 * there is too little to tell, and when nothing is left.
 */
export function runPace(samples: readonly Sample[], total: number, nowMs: number): Pace | null {
  const latest = samples.at(-1);
  if (!latest || latest.done >= total) return null;
  const from = samples.findLast((sample) => sample.atMs <= nowMs - windowMs) ?? samples[0];
  if (!from) return null;
  const spanMs = nowMs - from.atMs;
  const done = latest.done - from.done;
  if (spanMs < soonestMs || done <= 0) return null;
  const perSecond = (done / spanMs) * 1000;
  return { perSecond, leftMs: ((total - latest.done) / perSecond) * 1000 };
}

/** Adds a sample and forgets those that no longer matter. */
export function addSample(samples: readonly Sample[], next: Sample): Sample[] {
  const firstNeeded = samples.findLastIndex((sample) => sample.atMs <= next.atMs - windowMs);
  return [...samples.slice(Math.max(0, firstNeeded)), next];
}
