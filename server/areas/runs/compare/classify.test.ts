import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellClasses, classify, rankOf, trendOf } from './classify.ts';
import { type CellCounts, outcomeOf, playedOf } from './outcome.ts';

const none: CellCounts = { passed: 0, failed: 0, errored: 0, unchecked: 0, unplayed: 0 };
const pass = { ...none, passed: 1 };
const fail = { ...none, failed: 1 };
const error = { ...none, errored: 1 };
const unchecked = { ...none, unchecked: 1 };
const unplayed = { ...none, unplayed: 1 };

const few = fc.integer({ min: 0, max: 3 });
const counts: fc.Arbitrary<CellCounts> = fc.record({
  passed: few,
  failed: few,
  errored: few,
  unchecked: few,
  unplayed: few,
});
const side = fc.option(counts);

describe('classify', () => {
  test.each([
    ['passed, fails', pass, fail, 'regressed'],
    ['passed, ends in an error', pass, error, 'regressed'],
    ['passed, is not checked any more', pass, unchecked, 'regressed'],
    ['failed, fails', fail, fail, 'stillFailing'],
    ['failed, ends in an error', fail, error, 'stillFailing'],
    ['ended in an error, fails', error, fail, 'stillFailing'],
    ['failed, is not checked any more', fail, unchecked, 'stillFailing'],
    ['failed, passes', fail, pass, 'fixed'],
    ['ended in an error, passes', error, pass, 'fixed'],
    ['was not there, passes', null, pass, 'new'],
    ['was not there, fails', null, fail, 'new'],
    ['was not played, fails', unplayed, fail, 'new'],
    ['was not checked, fails', unchecked, fail, 'new'],
    ['was not checked, passes', unchecked, pass, 'new'],
    ['passed, is not there', pass, null, 'removed'],
    ['failed, was not played', fail, unplayed, 'removed'],
    ['was not checked, is not there', unchecked, null, 'removed'],
    ['passed, passes', pass, pass, 'unchanged'],
    ['was not checked, is not', unchecked, unchecked, 'unchanged'],
    ['was not played, was not', unplayed, unplayed, 'unchanged'],
  ] as const)('%s: %s', (_, before, after, expected) => {
    expect(classify(before, after)).toBe(expected);
  });

  test('of repeats asks that all pass', () => {
    const all = { ...none, passed: 5 };
    const four = { ...none, passed: 4, failed: 1 };
    const three = { ...none, passed: 3, errored: 2 };
    expect(classify(all, four)).toBe('regressed');
    expect(classify(four, all)).toBe('fixed');
    expect(classify(four, three)).toBe('stillFailing');
    expect([trendOf(four, three), trendOf(three, four), trendOf(four, four)]).toEqual([-1, 1, 0]);
  });

  test('counts nothing but all passes as a pass, whatever the counts', () => {
    fc.assert(
      fc.property(side, side, (base, run) => {
        const name = classify(base, run);
        const passes = run !== null && run.passed > 0 && run.passed === playedOf(run);
        if (name === 'fixed') expect(passes).toBe(true);
        if (name === 'regressed' || name === 'stillFailing') expect(passes).toBe(false);
        if (run !== null && run.errored > 0) {
          expect(['regressed', 'stillFailing', 'new']).toContain(name);
        }
      }),
    );
  });

  test('backwards, what was fixed regressed and what is new was removed', () => {
    fc.assert(
      fc.property(side, side, (base, run) => {
        if (outcomeOf(base) === 'UNCHECKED' || outcomeOf(run) === 'UNCHECKED') return;
        const turned = {
          regressed: 'fixed',
          fixed: 'regressed',
          new: 'removed',
          removed: 'new',
          stillFailing: 'stillFailing',
          unchanged: 'unchanged',
        } as const;
        expect(classify(run, base)).toBe(turned[classify(base, run)]);
      }),
    );
  });

  test('ranks by class, and inside a class what got worse first', () => {
    fc.assert(
      fc.property(side, side, side, side, (a, b, c, d) => {
        const [one, other] = [classify(a, b), classify(c, d)].map((name) =>
          cellClasses.indexOf(name),
        );
        if (one === undefined || other === undefined) return;
        if (one < other) expect(rankOf(a, b)).toBeLessThan(rankOf(c, d));
        if (one === other) {
          expect(Math.sign(rankOf(a, b) - rankOf(c, d))).toBe(
            Math.sign(trendOf(a, b) - trendOf(c, d)),
          );
        }
      }),
    );
  });
});
