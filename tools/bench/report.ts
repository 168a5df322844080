export type Measurement = { what: string; value: string; ratio: number; limit: number };

/** Prints each measurement with its ratio and the limit that is meant for it. */
export function report(measurements: readonly Measurement[]): void {
  for (const { what, value, ratio, limit } of measurements) {
    const sign = ratio <= limit ? '✓' : '✗';
    console.log(`${sign} ${what}: ${value}; ${ratio.toFixed(1)} times, limit ${limit.toFixed(1)}`);
  }
  const over = measurements.filter(({ ratio, limit }) => ratio > limit).length;
  console.log(
    over === 0
      ? `All ${measurements.length} are within their limits.`
      : `${over} of ${measurements.length} are over their limits.`,
  );
}
