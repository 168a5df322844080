import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createKeptKeys } from './kept-keys.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const data = Buffer.from('place');

describe('a kept key', () => {
  test('is given as long as it lives, counted from when it was kept, and not after', () => {
    const kept = createKeptKeys({ lifeMs: 1_000, limit: 10 });
    const key = randomBytes(32);
    kept.keep('one', data, key);
    vi.advanceTimersByTime(600);
    expect(kept.find('one', data)).toEqual(key);
    kept.keep('two', data, key);
    vi.advanceTimersByTime(399);
    expect(kept.has('one')).toBe(true);
    vi.advanceTimersByTime(1);
    expect(kept.has('one')).toBe(false);
    expect(kept.find('one', data)).toBeNull();
    expect(kept.find('two', data)).toEqual(key);
    vi.advanceTimersByTime(600);
    expect(kept.has('two')).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('is not given for other data than it was wrapped with', () => {
    const kept = createKeptKeys({ lifeMs: 1_000, limit: 10 });
    kept.keep('one', data, randomBytes(32));
    expect(kept.find('one', Buffer.from('elsewhere'))).toBeNull();
    expect(kept.find('other', data)).toBeNull();
  });

  test('is a copy, so that nobody changes or wipes another’s', () => {
    const kept = createKeptKeys({ lifeMs: 1_000, limit: 10 });
    const key = randomBytes(32);
    const before = Buffer.from(key);
    kept.keep('one', data, key);
    key.fill(0);
    kept.find('one', data)?.fill(0);
    const held = kept.find('one', data);
    expect(held).toEqual(before);
    vi.advanceTimersByTime(1_000);
    expect(held).toEqual(before);
  });

  test('makes room for newer ones', () => {
    const kept = createKeptKeys({ lifeMs: 1_000, limit: 3 });
    const names = ['a', 'b', 'c', 'd', 'e'];
    for (const name of names) kept.keep(name, data, randomBytes(32));
    expect(names.filter((name) => kept.has(name))).toEqual(['c', 'd', 'e']);
  });
});
