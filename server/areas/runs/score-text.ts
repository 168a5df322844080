/**
 * "0.83 of 0.80 needed". The score is cut off, not rounded, so that it never seems to reach what it does
 * not.
 */
export function scoreText(share: number, threshold: number): string {
  const decimals = String(Math.round(threshold * 10_000) / 10_000).split('.')[1]?.length ?? 0;
  const digits = Math.max(2, decimals);
  const cut = Math.floor(share * 10 ** digits + 1e-9) / 10 ** digits;
  return `${cut.toFixed(digits)} of ${threshold.toFixed(digits)} needed`;
}
