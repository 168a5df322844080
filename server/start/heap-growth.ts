import v8 from 'node:v8';

/**
 * Lets the heap of this process grow by so many percent of what is in use before it is cleared up; 0 leaves
 * that to Node, which lets it grow to a multiple on a machine with much memory. What a run needs at the
 * same time decides how much memory its worker takes, then, and not how long it is. Nothing is limited by
 * it: whoever needs more gets more.
 */
export function limitHeapGrowth(percent: number): void {
  // V8 reads it at each collection, so it holds from now on (v8.dev, flags/flag-definitions.h).
  if (percent > 0) v8.setFlagsFromString(`--heap-growing-percent=${percent}`);
}
