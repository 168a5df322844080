export type Measurement = { what: string; value: string; ratio: number; limit: number };

/** What suites are told that have a stage of their own. */
export type LongOptions = {
  /** Whether what was seeded stays for the next time. */
  keep: boolean;
  /** Measures only what has this in its name. */
  only: string;
  /** Is told of each measurement at once. */
  tell: (measurement: Measurement) => void;
};

/** Prints a measurement with its ratio and the limit that is meant for it. */
export function reportOne({ what, value, ratio, limit }: Measurement): void {
  const sign = ratio <= limit ? '✓' : '✗';
  console.log(`${sign} ${what}: ${value}; ${ratio.toFixed(1)} times, limit ${limit.toFixed(1)}`);
}

/** Says whether all are within their limits. */
export function reportVerdict(measurements: readonly Measurement[]): void {
  const over = measurements.filter(({ ratio, limit }) => ratio > limit).length;
  console.log(
    over === 0
      ? `All ${measurements.length} are within their limits.`
      : `${over} of ${measurements.length} are over their limits.`,
  );
}
