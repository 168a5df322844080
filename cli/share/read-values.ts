import { Failure } from '../failure.ts';

/** A whole number said to an option. @throws {Failure} */
export function readCount(
  option: string,
  text: string | undefined,
  { min, max }: { min: number; max: number },
): number | null {
  if (text === undefined) return null;
  const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new Failure(`--${option} takes a whole number from ${min} to ${max}, not “${text}”.`);
}

/** A share said as `95%` or `0.95`, from 0 to 1. @throws {Failure} */
export function readShare(option: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const [, digits = '', percent] = /^(\d{1,3}(?:\.\d+)?|\.\d+)(\s*%)?$/.exec(text.trim()) ?? [];
  const value = digits === '' ? Number.NaN : Number(digits) / (percent ? 100 : 1);
  if (value >= 0 && value <= 1) return value;
  throw new Failure(`--${option} takes a share such as 95% or 0.95, not “${text}”.`);
}

/** The server takes no larger budget. */
const mostMicroUsd = 1_000_000 * 1_000_000;

/** An amount of US dollars said as `0.50` or `$12`, in millionths of one. @throws {Failure} */
export function readMoney(option: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const [, digits = ''] = /^\$?\s*(\d{1,7}(?:\.\d{1,6})?|\.\d{1,6})$/.exec(text.trim()) ?? [];
  const microUsd = digits === '' ? 0 : Math.round(Number(digits) * 1_000_000);
  if (microUsd > 0 && microUsd <= mostMicroUsd) return microUsd;
  throw new Failure(`--${option} takes US dollars such as 0.50 or 12, not “${text}”.`);
}

const units: Readonly<Record<string, number>> = { '': 1_000, s: 1_000, m: 60_000, h: 3_600_000 };

/** Timers know no longer time than 24 days. */
const mostMs = 500 * 3_600_000;

/** A time said as `90`, `90s`, `15m` or `2h`, in milliseconds. @throws {Failure} */
export function readDuration(option: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const [, digits = '', unit = ''] = /^(\d{1,7})\s*([smh]?)$/.exec(text.trim()) ?? [];
  const ms = Number(digits) * (units[unit] ?? 0);
  if (ms > mostMs) throw new Failure(`--${option} takes at most ${mostMs / 3_600_000}h.`);
  if (ms > 0) return ms;
  throw new Failure(`--${option} takes a time such as 90s, 15m or 2h, not “${text}”.`);
}
