import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createScrubber } from './scrubber.ts';

const secret = 'sk-CNRYh7Kp2Wd9Qx4Lm6Tz8Vb1';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('secrets in use', () => {
  test('are taken out of texts of their own organization, and out of the log', () => {
    const scrubber = createScrubber();
    scrubber.remember('a', secret);
    expect(scrubber.cleanFor('a', `key ${secret}!`)).toBe('key [removed]!');
    expect(scrubber.cleanFor('b', `key ${secret}!`)).toBe(`key ${secret}!`);
    expect(scrubber.clean(`key ${secret}!`)).toBe('key [removed]!');
  });

  test('are forgotten some time after they were last opened', () => {
    const scrubber = createScrubber({ ttlMs: 60_000 });
    scrubber.remember('a', secret);
    scrubber.remember('a', 'another-long-secret');
    vi.advanceTimersByTime(50_000);
    scrubber.remember('a', secret);
    vi.advanceTimersByTime(50_000);
    const both = `${secret} another-long-secret`;
    expect(scrubber.cleanFor('a', both)).toBe('[removed] another-long-secret');
    vi.advanceTimersByTime(61_000);
    expect(scrubber.clean(both)).toBe(both);
  });

  test('are no more than memory bears; the latest stay', () => {
    const scrubber = createScrubber({ limit: 10 });
    const many = Array.from({ length: 25 }, (_, index) => `secret-number-${index}-of-many`);
    for (const one of many) scrubber.remember('a', one);
    expect(scrubber.clean(many.at(-1) ?? '')).toBe('[removed]');
    expect(scrubber.clean(many[0] ?? '')).toBe(many[0]);
  });
});
