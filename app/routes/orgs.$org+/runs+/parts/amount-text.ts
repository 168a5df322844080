/** US dollars from millionths of one: "$1.24", "$0.0031"; "unknown" when it is not known, never 0. */
export function costText(microUsd: number | null): string {
  if (microUsd === null) return 'unknown';
  if (microUsd === 0) return '$0';
  const dollars = microUsd / 1_000_000;
  if (dollars >= 0.995)
    return `$${dollars.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
  if (dollars < 0.000_05) return 'under $0.0001';
  return `$${dollars.toFixed(4).replace(/0{1,2}$/, '')}`;
}

/** "1,204 in · 310 out"; null when neither is known. */
export function tokensText(input: number | null, output: number | null): string | null {
  if (input === null && output === null) return null;
  const text = (count: number | null) => (count === null ? 'unknown' : count.toLocaleString('en'));
  return `${text(input)} in · ${text(output)} out`;
}
