import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GateFigures, judgeGate } from './gate.ts';

const fine: GateFigures = {
  regressed: 0,
  compared: 10,
  removed: 0,
  checked: 10,
  passed: 10,
  errored: 0,
  unplayed: 0,
};

const figures: fc.Arbitrary<GateFigures> = fc
  .record({
    regressed: fc.nat(20),
    same: fc.nat(20),
    removed: fc.nat(5),
    passed: fc.nat(30),
    failed: fc.nat(30),
    errored: fc.nat(5),
    unplayed: fc.oneof(fc.constant(0), fc.nat(5)),
  })
  .map(({ regressed, same, passed, failed, errored, ...rest }) => ({
    ...rest,
    regressed,
    compared: regressed + same,
    passed,
    errored,
    checked: passed + failed + errored,
  }));

describe('judgeGate', () => {
  test('says so when there is no limit', () => {
    expect(judgeGate({}, fine)).toEqual({
      passed: null,
      reasons: ['No limit is set, so there is nothing to pass.'],
    });
  });

  test('says what was kept to, and what not first', () => {
    const limits = { maxRegressions: 0, minPassRate: 0.9 };
    expect(judgeGate(limits, { ...fine, passed: 9 })).toEqual({
      passed: true,
      reasons: [
        '0 regressions, at most 0 allowed.',
        '9 of 10 checked conversations passed (90 %), at least 90 % needed.',
      ],
    });
    expect(judgeGate(limits, { ...fine, passed: 8, errored: 1, removed: 1 })).toEqual({
      passed: false,
      reasons: [
        '8 of 10 checked conversations passed (80 %), at least 90 % needed.',
        '0 regressions, at most 0 allowed.',
        '1 conversation ended in an error and counts as not passed.',
        '1 result of the baseline has no counterpart in this run.',
      ],
    });
  });

  test('never shows a rate as reached that is not', () => {
    const many = { ...fine, passed: 9_499, checked: 10_000 };
    expect(judgeGate({ minPassRate: 0.95 }, many)).toEqual({
      passed: false,
      reasons: ['9,499 of 10,000 checked conversations passed (94.9 %), at least 95 % needed.'],
    });
    expect(judgeGate({ minPassRate: 0.29 }, { ...fine, passed: 29, checked: 100 }).reasons).toEqual(
      ['29 of 100 checked conversations passed (29 %), at least 29 % needed.'],
    );
  });

  test.each([
    ['nothing in common', { maxRegressions: 5 }, { ...fine, compared: 0 }],
    ['nothing checked', { minPassRate: 0 }, { ...fine, checked: 0, passed: 0 }],
    ['something not played', { maxRegressions: 5, minPassRate: 0 }, { ...fine, unplayed: 1 }],
    ['errors in place of passes', { minPassRate: 0.5 }, { ...fine, passed: 4, errored: 6 }],
  ])('does not pass with %s', (_, limits, given) => {
    expect(judgeGate(limits, given).passed).toBe(false);
  });

  const limit = fc.record({
    maxRegressions: fc.option(fc.nat(10), { nil: undefined }),
    minPassRate: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
  });

  test('passes exactly when each limit is kept and all was played', () => {
    fc.assert(
      fc.property(limit, figures, (limits, given) => {
        const { maxRegressions, minPassRate } = limits;
        const isSet = maxRegressions !== undefined || minPassRate !== undefined;
        const keeps =
          given.unplayed === 0 &&
          (maxRegressions === undefined ||
            (given.compared > 0 && given.regressed <= maxRegressions)) &&
          (minPassRate === undefined ||
            (given.checked > 0 && given.passed / given.checked >= minPassRate));
        expect(judgeGate(limits, given).passed).toBe(isSet ? keeps : null);
      }),
    );
  });

  test('errors in place of passes never help, and are always named', () => {
    fc.assert(
      fc.property(limit, figures, (limits, given) => {
        fc.pre(given.passed > 0);
        const worse = { ...given, passed: given.passed - 1, errored: given.errored + 1 };
        const verdict = judgeGate(limits, worse);
        if (judgeGate(limits, given).passed === false) expect(verdict.passed).toBe(false);
        if (verdict.passed !== null) expect(verdict.reasons.join(' ')).toContain('in an error');
      }),
    );
  });
});
