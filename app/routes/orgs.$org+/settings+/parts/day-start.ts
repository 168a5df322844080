const partsOf = (zone: string) =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });

/** True for a time zone that this program knows: `Europe/Berlin`. */
export function isZone(zone: string): boolean {
  try {
    partsOf(zone);
    return /^[A-Za-z0-9_+\-/]{1,64}$/.test(zone);
  } catch {
    return false;
  }
}

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
function aheadMs(atMs: number, format: Intl.DateTimeFormat): number {
  const parts = Object.fromEntries(
    format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(atMs / 1000) * 1000;
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * The moment a day begins where the clocks show the time of `zone`, also where midnight is skipped or
 * comes twice. Null for what is no day between the years 2000 and 9998.
 * @param day `2026-11-21`
 * @param later how many days after it
 */
export function dayStart(day: string, zone: string, later = 0): Date | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  const named = Date.UTC(Number(year), Number(month) - 1, Number(date));
  if (Number.isNaN(named) || !new Date(named).toISOString().startsWith(day)) return null;
  if (named < Date.UTC(2000, 0, 2) || named > Date.UTC(9998, 11, 31)) return null;
  const midnight = named + later * dayMs;
  const format = partsOf(zone);
  const begins = [midnight - dayMs, midnight + dayMs]
    .map((near) => midnight - aheadMs(near, format))
    .sort((a, b) => a - b);
  const isIn = (at: number) => at + aheadMs(at, format) >= midnight;
  const start = begins.find((at) => isIn(at) && !isIn(at - 1)) ?? begins.find(isIn);
  return new Date(start ?? midnight);
}
