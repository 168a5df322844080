import { expect, test } from 'vitest';
import { intervalText, noRateText, passRate, percentText } from './pass-rate.ts';

test('leaves errors and unchecked conversations out of the rate', () => {
  expect(passRate({ PASS: 3, FAIL: 1, ERROR: 6, UNCHECKED: 2 })).toMatchObject({
    passed: 3,
    judged: 4,
    rate: 0.75,
  });
});

test('has no rate when nothing was judged', () => {
  expect(passRate({ PASS: 0, FAIL: 0, ERROR: 4, UNCHECKED: 1 })).toBeNull();
});

test('says why there is none', () => {
  const none = { PASS: 0, FAIL: 0, ERROR: 0, UNCHECKED: 0 };
  expect(noRateText({ ...none, ERROR: 1, UNCHECKED: 2 }, true)).toBe('1 error');
  expect(noRateText({ ...none, UNCHECKED: 2 }, true)).toBe('nothing is checked');
  expect(noRateText(none, false)).toBe('no results yet');
  expect(noRateText(none, true)).toBe('not played');
});

test('never rounds to a clean 100 or 0 that is not one', () => {
  expect(percentText(1)).toBe('100 %');
  expect(percentText(0.999)).toBe('99 %');
  expect(percentText(0.001)).toBe('1 %');
  expect(percentText(0)).toBe('0 %');
  expect(percentText(0.826)).toBe('83 %');
});

test('writes the interval in whole percent', () => {
  expect(intervalText({ low: 0.6712, high: 0.9249 })).toBe('67–92 %');
});
