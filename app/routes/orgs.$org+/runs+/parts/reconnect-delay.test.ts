import { expect, test } from 'vitest';
import { reconnectDelayMs } from './reconnect-delay.ts';

test('starts soon, doubles and stops at 15 seconds', () => {
  expect(reconnectDelayMs(1, 0)).toBe(250);
  expect(reconnectDelayMs(1, 0.999)).toBeLessThanOrEqual(500);
  expect(reconnectDelayMs(3, 0)).toBe(1_000);
  expect(reconnectDelayMs(40, 0)).toBe(7_500);
  expect(reconnectDelayMs(40, 0.999)).toBeLessThanOrEqual(15_000);
});
