import { describe, expect, test } from 'vitest';
import { exactTimeText, relativeTimeText } from './relative-time-text.ts';

const now = Date.UTC(2026, 10, 21, 12, 0, 0);
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('relativeTimeText', () => {
  test.each([
    [0, 'just now'],
    [-9 * second, 'just now'],
    [12 * second, 'just now'],
    [59 * second, 'just now'],
    [90 * second, 'in 2 minutes'],
    [-45 * second, '45 seconds ago'],
    [-59.7 * second, '1 minute ago'],
    [-3 * minute, '3 minutes ago'],
    [-59.6 * minute, '1 hour ago'],
    [2 * hour, 'in 2 hours'],
    [-day, 'yesterday'],
    [day, 'tomorrow'],
    [-12 * day, '12 days ago'],
    [-45 * day, 'last month'],
    [-100 * day, '3 months ago'],
    [-400 * day, 'last year'],
    [-800 * day, '2 years ago'],
  ])('%d ms from now is "%s"', (offset, text) => {
    expect(relativeTimeText(now + offset, now)).toBe(text);
  });
});

test('the exact time is in UTC, whatever the machine is set to', () => {
  expect(exactTimeText(Date.UTC(2026, 0, 5, 7, 8, 9))).toBe('5 Jan 2026, 07:08 UTC');
});
