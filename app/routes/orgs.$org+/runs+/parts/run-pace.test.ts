import { describe, expect, test } from 'vitest';
import { addSample, runPace } from './run-pace.ts';

describe('runPace', () => {
  test('counts since the start while the run is young', () => {
    const samples = [
      { atMs: 0, done: 0 },
      { atMs: 4_000, done: 8 },
    ];
    expect(runPace(samples, 20, 4_000)).toEqual({ perSecond: 2, leftMs: 6_000 });
  });

  test('forgets how fast it was long ago', () => {
    const samples = [
      { atMs: 0, done: 0 },
      { atMs: 10_000, done: 100 },
      { atMs: 30_000, done: 120 },
    ];
    expect(runPace(samples, 130, 30_000)).toEqual({ perSecond: 1, leftMs: 10_000 });
  });

  test('slows down while nothing happens', () => {
    const samples = [
      { atMs: 0, done: 0 },
      { atMs: 2_000, done: 4 },
    ];
    expect(runPace(samples, 8, 8_000)?.perSecond).toBe(0.5);
  });

  test('says nothing at first, without progress, and at the end', () => {
    expect(runPace([], 8, 0)).toBeNull();
    expect(runPace([{ atMs: 0, done: 0 }], 8, 5_000)).toBeNull();
    expect(
      runPace(
        [
          { atMs: 0, done: 0 },
          { atMs: 100, done: 3 },
        ],
        8,
        200,
      ),
    ).toBeNull();
    expect(
      runPace(
        [
          { atMs: 0, done: 0 },
          { atMs: 100, done: 8 },
        ],
        8,
        5_000,
      ),
    ).toBeNull();
  });
});

test('addSample keeps the one sample from before the window', () => {
  const samples = [
    { atMs: 0, done: 0 },
    { atMs: 5_000, done: 5 },
    { atMs: 40_000, done: 9 },
  ];
  expect(addSample(samples, { atMs: 41_000, done: 10 })).toEqual([
    { atMs: 5_000, done: 5 },
    { atMs: 40_000, done: 9 },
    { atMs: 41_000, done: 10 },
  ]);
});
