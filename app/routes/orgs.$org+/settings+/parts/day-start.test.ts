import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayStart, isZone } from './day-start.ts';

const start = (day: string, zone: string, later?: number) =>
  dayStart(day, zone, later)?.toISOString();

describe('the beginning of a day', () => {
  it('is midnight by the clocks of the zone', () => {
    expect(start('2026-11-21', 'UTC')).toBe('2026-11-21T00:00:00.000Z');
    expect(start('2026-11-21', 'Europe/Berlin')).toBe('2026-11-20T23:00:00.000Z');
    expect(start('2026-07-01', 'Europe/Berlin')).toBe('2026-06-30T22:00:00.000Z');
    expect(start('2026-11-21', 'Asia/Kathmandu')).toBe('2026-11-20T18:15:00.000Z');
    expect(start('2026-11-21', 'America/Los_Angeles')).toBe('2026-11-21T08:00:00.000Z');
  });

  it('of the next day is 23 or 25 hours later when the clocks change', () => {
    expect(start('2026-03-29', 'Europe/Berlin', 1)).toBe('2026-03-29T22:00:00.000Z');
    expect(start('2026-10-25', 'Europe/Berlin', 1)).toBe('2026-10-25T23:00:00.000Z');
  });

  it('is the first moment there is where midnight is skipped', () => {
    expect(start('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z');
  });

  it('is nothing for what is no day', () => {
    for (const day of ['', '2026-02-30', '2026-13-01', '21.11.2026', '1999-01-01', '10000-01-01'])
      expect(dayStart(day, 'UTC'), day).toBeNull();
  });

  it('has the day after it and the day before right before it, in any zone', () => {
    const zones = [
      'UTC',
      'Europe/Berlin',
      'America/Sao_Paulo',
      'Asia/Tehran',
      'Australia/Lord_Howe',
    ];
    const days = fc.date({
      min: new Date('2001-01-01'),
      max: new Date('2030-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, fc.constantFrom(...zones), (date, zone) => {
        const day = date.toISOString().slice(0, 10);
        const at = dayStart(day, zone)?.getTime() ?? Number.NaN;
        const shown = (ms: number) =>
          new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(ms);
        expect(shown(at)).toBe(day);
        expect(shown(at - 1) < day).toBe(true);
      }),
    );
  });
});

it('knows zones from other words', () => {
  for (const zone of ['UTC', 'Europe/Berlin', 'Etc/GMT+5']) expect(isZone(zone), zone).toBe(true);
  for (const zone of ['', 'Nowhere/Atall', '../etc', '<b>']) expect(isZone(zone), zone).toBe(false);
});
