import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GateRun, lacksOf } from './label-gate.ts';

const suite = { id: 's', name: 'Checkout' };
const ended = (counts: Partial<GateRun>): GateRun => ({
  id: 'r',
  number: 31,
  passed: 0,
  failed: 0,
  errored: 0,
  unchecked: 0,
  unplayed: 0,
  ...counts,
});
const lacks = (run: GateRun | null, underWay: { id: string; number: number } | null = null) =>
  lacksOf({ suite, version: 7, run, underWay }).map(({ text }) => text);
const count = fc.nat(20);
const counts = fc.record({
  passed: count,
  failed: count,
  errored: count,
  unchecked: count,
  unplayed: count,
});

describe('what keeps a label from moving', () => {
  it('is that the suite never ran on the version', () => {
    expect(lacks(null)).toEqual(['Checkout has not been run on version 7.']);
  });

  it('is each conversation that did not pass, by what became of it', () => {
    expect(lacks(ended({ passed: 12, failed: 2 }))).toEqual([
      '2 of 14 conversations failed in run #31.',
    ]);
    expect(lacks(ended({ errored: 1, unchecked: 1, unplayed: 3 }))).toEqual([
      '1 of 5 conversations ended with an error in run #31.',
      '1 of 5 conversations was not checked in run #31.',
      '3 of 5 conversations were not played in run #31.',
    ]);
    expect(lacks(ended({ failed: 1 }))).toEqual(['1 of 1 conversation failed in run #31.']);
  });

  it('is a run that played nothing', () => {
    expect(lacks(ended({}))).toEqual(['Run #31 played no conversation with version 7.']);
  });

  it('says when an answer is on its way, but only where one is missing', () => {
    const underWay = { id: 'n', number: 32 };
    expect(lacks(null, underWay)[1]).toBe('Run #32 is still under way.');
    expect(lacks(ended({ passed: 1 }), underWay)).toEqual([]);
  });

  it('is nothing exactly when something was played and all of it passed', () => {
    fc.assert(
      fc.property(counts, (some) => {
        const { passed, ...rest } = some;
        const isGreen = passed > 0 && Object.values(rest).every((one) => one === 0);
        expect(lacks(ended(some)).length === 0).toBe(isGreen);
      }),
    );
  });

  it('accounts for every conversation that did not pass, and names the run', () => {
    fc.assert(
      fc.property(counts, (some) => {
        const { passed, ...rest } = some;
        const missing = Object.values(rest).reduce((sum, one) => sum + one, 0);
        fc.pre(missing > 0);
        const found = lacksOf({ suite, version: 7, run: ended(some), underWay: null });
        const told = found.map(({ text }) => Number(/^(\d+) of/.exec(text)?.[1]));
        expect(told.reduce((sum, one) => sum + one, 0)).toBe(missing);
        for (const { text, run } of found) {
          expect(text).toContain(`of ${passed + missing} conversation`);
          expect(run).toEqual({ id: 'r', number: 31 });
        }
      }),
    );
  });
});
