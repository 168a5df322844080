const steps = [
  { unit: 'second', perNext: 60 },
  { unit: 'minute', perNext: 60 },
  { unit: 'hour', perNext: 24 },
  { unit: 'day', perNext: 30.44 },
  { unit: 'month', perNext: 12 },
  { unit: 'year', perNext: Number.POSITIVE_INFINITY },
] as const;

const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/**
 * How long ago or ahead, in one unit: "just now", "3 minutes ago", "yesterday", "in 2 hours". Less
 * than a minute ahead counts as now: the clock of a page lags behind what was made meanwhile.
 */
export function relativeTimeText(atMs: number, nowMs: number): string {
  let amount = (atMs - nowMs) / 1000;
  if (amount > -10 && amount < 60) return 'just now';
  for (const { unit, perNext } of steps) {
    if (Math.abs(Math.round(amount)) < Math.floor(perNext)) {
      return format.format(Math.round(amount), unit);
    }
    amount /= perNext;
  }
  return format.format(Math.round(amount), 'year');
}

/** The exact time, the same on every machine: "21 Nov 2026, 00:51 UTC". */
export function exactTimeText(atMs: number): string {
  const [, day, date, month, year, time] =
    /^(\w+), (\d+) (\w+) (\d+) (\d+:\d+)/.exec(new Date(atMs).toUTCString()) ?? [];
  return day ? `${Number(date)} ${month} ${year}, ${time} UTC` : '';
}
