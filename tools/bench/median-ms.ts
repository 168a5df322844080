/** Median time of `work` in milliseconds over `times` runs one after the other, after a warm-up. */
export async function medianMs(times: number, work: () => Promise<unknown>): Promise<number> {
  for (let run = 0; run < times / 5; run += 1) await work();
  const taken: number[] = [];
  for (let run = 0; run < times; run += 1) {
    const started = performance.now();
    await work();
    taken.push(performance.now() - started);
  }
  return taken.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}
