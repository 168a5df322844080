import { z } from 'zod';

/** What something may cost, in whole millionths of a US dollar; null: no limit. */
export const Budget = z
  .number()
  .int('Use at most six digits after the point.')
  .min(1, 'More than nothing.')
  .max(1_000_000_000_000, 'At most $1,000,000.')
  .nullable();

/** US dollars from millionths of one: "$0.50", "$1,200.00", "$0.0031". */
export function moneyText(microUsd: number): string {
  const dollars = microUsd / 1_000_000;
  if (dollars === 0) return '$0';
  if (dollars < 0.000_1) return 'under $0.0001';
  const digits = dollars >= 0.1 ? 2 : 4;
  return `$${dollars.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: digits })}`;
}
