import { expect, test } from 'vitest';
import { isOver } from './session-limits.ts';

const hour = 3_600_000;
const limits = { idleMs: 12 * hour, maxMs: 30 * 24 * hour };
const now = new Date('2026-03-01T12:00:00Z');
const ago = (ms: number) => new Date(now.getTime() - ms);

test.each([
  ['used just now', 24 * hour, 0, false],
  ['used 12 hours ago', 24 * hour, 12 * hour, false],
  ['unused for longer', 24 * hour, 12 * hour + 1, true],
  ['in use for 30 days', 30 * 24 * hour, 0, false],
  ['in use for longer', 30 * 24 * hour + 1, 0, true],
])('a session %s', (_, ageMs, unusedMs, over) => {
  expect(isOver({ createdAt: ago(ageMs), updatedAt: ago(unusedMs) }, limits, now)).toBe(over);
});
