import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { paintFor } from '../paint.ts';
import { lineProgress, liveProgress, type Moment, progressLine, speedometer } from './progress.ts';

const moment = (done: number, more: Partial<Moment> = {}): Moment => ({
  itemCount: 100,
  passCount: done,
  failCount: 0,
  errorCount: 0,
  uncheckedCount: 0,
  status: 'RUNNING',
  ...more,
});
const paint = paintFor(false);

describe('progress', () => {
  it('shows bar, counts, speed and time left where there is room', () => {
    const run = moment(47, { failCount: 2, errorCount: 1 });
    const speed = { perSecond: 12.3, leftMs: 4_060 };
    expect(progressLine(run, { speed, ms: 0, width: 100, paint })).toBe(
      '▕███████████████               ▏ 50/100  47 passed  2 failed  1 errored  12/s  4.1 s left',
    );
    expect(progressLine(run, { speed, ms: 0, width: 30, paint })).toBe(
      '50/100  47 passed  2 failed',
    );
    expect(
      progressLine(moment(0, { status: 'QUEUED' }), { speed: null, ms: 3_000, width: 60, paint }),
    ).toContain('0/100  0 passed  waiting  3.0 s');
  });

  it('never is wider than the terminal, counts aside', () => {
    const counts = fc.integer({ min: 0, max: 99_999 });
    fc.assert(
      fc.property(counts, counts, fc.integer({ min: 25, max: 200 }), (pass, fail, width) => {
        const run = moment(pass, { failCount: fail, itemCount: 200_000 });
        const line = progressLine(run, {
          speed: { perSecond: 1, leftMs: 1e7 },
          ms: 0,
          width,
          paint,
        });
        expect(line.length).toBeLessThan(width);
      }),
    );
  });

  it('goes by the speed of the last seconds', () => {
    const speed = speedometer();
    expect(speed(moment(0), 0)).toBeNull();
    expect(speed(moment(10), 1_000)).toEqual({ perSecond: 10, leftMs: 9_000 });
    // It was fast once, and is slow now.
    for (let second = 2; second <= 60; second += 1) speed(moment(9 + second), second * 1_000);
    expect(speed(moment(70), 61_000)?.perSecond).toBeCloseTo(1, 0);
  });

  it('says a line for each tenth, and at least every ten seconds', () => {
    const lines: string[] = [];
    let now = 0;
    const progress = lineProgress(
      (line) => lines.push(line),
      () => now,
    );
    for (; now <= 40_000; now += 100) progress.update(moment(Math.floor(now / 1_000)));
    expect(lines.map((line) => line.split(':')[0])).toEqual([
      '10 of 100',
      '20 of 100',
      '30 of 100',
      '40 of 100',
    ]);
    const fast: string[] = [];
    const quick = lineProgress(
      (line) => fast.push(line),
      () => now,
    );
    for (let done = 0; done <= 100; done += 1) quick.update(moment(done));
    expect(fast).toEqual([]);
  });

  it('says in a minute that it still is where it was', () => {
    vi.useFakeTimers();
    const lines: string[] = [];
    const progress = lineProgress((line) => lines.push(line));
    progress.update(moment(0));
    vi.advanceTimersByTime(125_000);
    expect(lines).toEqual(['0 of 100: 0 passed', '0 of 100: 0 passed']);
    progress.end();
    vi.advanceTimersByTime(125_000);
    expect(lines).toHaveLength(2);
    vi.useRealTimers();
  });

  it('keeps its line below what else is said', () => {
    const written: string[] = [];
    const live = liveProgress(
      { write: (text) => written.push(text), width: () => 80 },
      paint,
      () => 0,
    );
    live.update(moment(1));
    live.say('Cancelling …');
    live.end();
    expect(written.slice(1, 3)).toEqual(['\r\u001b[K', 'Cancelling …\n']);
    expect(written.at(-1)).toBe('\r\u001b[K');
  });
});
