import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../failure.ts';
import { oneLine, plainText } from '../paint.ts';
import { editDistance, nearest, nearNames } from './nearest.ts';
import { readCount, readDuration, readMoney, readShare } from './read-values.ts';
import { lasting, listed, wrapped } from './words.ts';

describe('names like what was typed', () => {
  it('are found by letters, beginnings and parts', () => {
    expect(nearest('--junti', ['--json', '--junit'])).toBe('--junit');
    expect(nearNames('smok', ['Nightly', 'Smoke', 'Smoke DE'], 3)).toEqual(['Smoke', 'Smoke DE']);
    expect(nearNames('night', ['The nightly one', 'Smoke'], 3)).toEqual(['The nightly one']);
    expect(nearest('production', ['Smoke', 'Other'])).toBeNull();
  });

  it('are as far in one direction as in the other', () => {
    const word = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

describe('values of options', () => {
  it.each([
    ['95%', 0.95],
    ['0.95', 0.95],
    ['100 %', 1],
    ['1', 1],
    ['0', 0],
  ])('the share %s is %d', (text, share) => {
    expect(readShare('min-pass-rate', text)).toBe(share);
  });

  it.each(['95', '1.1', '-1', 'x', '', '101%'])('%j is no share', (text) => {
    expect(() => readShare('min-pass-rate', text)).toThrow(Failure);
  });

  it.each([
    ['90', 90_000],
    ['90s', 90_000],
    ['15m', 900_000],
    ['2h', 7_200_000],
  ])('the time %s is %d ms', (text, ms) => {
    expect(readDuration('timeout', text)).toBe(ms);
  });

  it.each([
    ['0.50', 500_000],
    ['$12', 12_000_000],
    ['.000001', 1],
  ])('the amount %s is %d millionths', (text, microUsd) => {
    expect(readMoney('budget', text)).toBe(microUsd);
  });

  it.each(['0', '-1', '1,50', 'EUR 5', '0.0000001', '2000000', ''])('%j is no amount', (text) => {
    expect(() => readMoney('budget', text)).toThrow(Failure);
  });

  it('refuse what they are not', () => {
    expect(() => readDuration('timeout', '0')).toThrow(Failure);
    expect(() => readDuration('timeout', '5 days')).toThrow(Failure);
    expect(() => readDuration('timeout', '501h')).toThrow('at most 500h');
    expect(() => readCount('repeat', '21', { min: 1, max: 20 })).toThrow('from 1 to 20');
    expect(() => readCount('repeat', '1e1', { min: 1, max: 20 })).toThrow(Failure);
    expect(readCount('repeat', undefined, { min: 1, max: 20 })).toBeNull();
  });
});

describe('texts', () => {
  it('say how long something takes', () => {
    expect([400, 12_000, 59_700, 185_000, 7_800_000].map(lasting)).toEqual([
      '0.4 s',
      '12 s',
      '1 min 00 s',
      '3 min 05 s',
      '2 h 10 min',
    ]);
  });

  it('are broken at spaces, and lose none of their words', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 40 }), fc.integer({ min: 20, max: 80 }), (text, width) => {
        const lines = wrapped(text, width, '  ').split('\n');
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
        expect(lines.map((line) => line.trim()).join(' ')).toBe(text);
      }),
    );
    expect(listed(['a', 'b', 'c'], 'or')).toBe('a, b or c');
  });

  it('from elsewhere give a terminal no orders', () => {
    expect(plainText('a\u001b[2Jb\u0007\u202e')).toBe('a\ufffd[2Jb\ufffd\ufffd');
    expect(oneLine(' a\n\n b\t')).toBe('a b');
  });
});
