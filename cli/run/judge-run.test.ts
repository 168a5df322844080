import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Ended, judgeRun } from './judge-run.ts';

const run: Ended = {
  itemCount: 4,
  passCount: 4,
  failCount: 0,
  errorCount: 0,
  uncheckedCount: 0,
  status: 'COMPLETED',
  error: null,
  cancelledFor: null,
  stoppedBy: null,
};
const alone = { gate: null, allowUnchecked: false };
const passed = { passed: true, reasons: [] };
const broken = { passed: false, reasons: ['1 regression, at most 0 allowed.'] };
const failing = { ...run, passCount: 3, failCount: 1 };
const errored = { ...run, passCount: 3, errorCount: 1 };
const unchecked = { ...run, passCount: 3, uncheckedCount: 1 };

describe('judgeRun', () => {
  it.each([
    ['all passed', run, alone, 0],
    ['one failed', failing, alone, 1],
    ['one errored', errored, alone, 2],
    ['one failed and one errored', { ...failing, passCount: 2, errorCount: 1 }, alone, 2],
    ['one checks nothing', unchecked, alone, 2],
    ['one checks nothing, allowed', unchecked, { ...alone, allowUnchecked: true }, 0],
    [
      'none checks anything, allowed',
      { ...run, passCount: 0, uncheckedCount: 4 },
      { ...alone, allowUnchecked: true },
      2,
    ],
    ['failures let pass', failing, { ...alone, gate: passed }, 0],
    ['the gate broken', failing, { ...alone, gate: broken }, 1],
    ['the gate broken though all passed', run, { ...alone, gate: broken }, 1],
    ['errors are never let pass', errored, { ...alone, gate: passed }, 2],
    ['stopped early by its rules', { ...failing, passCount: 1 }, alone, 1],
    [
      'stopped early, failures let pass',
      { ...failing, passCount: 1 },
      { ...alone, gate: passed },
      2,
    ],
    ['not all played, without a reason', { ...run, passCount: 3 }, alone, 1],
    [
      'stopped by its budget, so far without a failure',
      { ...run, passCount: 3, stoppedBy: 'BUDGET' },
      alone,
      2,
    ],
    [
      'stopped by the month, with a failure',
      { ...failing, passCount: 1, stoppedBy: 'MONTH_BUDGET' },
      alone,
      2,
    ],
    ['nothing played', { ...run, passCount: 0 }, alone, 2],
    ['cancelled', { ...run, status: 'CANCELLED' }, alone, 2],
    ['failed', { ...run, status: 'FAILED', error: 'No key.' }, alone, 2],
    ['still running', { ...run, status: 'RUNNING' }, alone, 2],
    ['took too long, and ended just then', { ...run, cancelledFor: 'timeout' as const }, alone, 2],
  ])('%s', (_, ended, asked, code) => {
    expect(judgeRun(ended, asked).code).toBe(code);
  });

  it('is a pass only of what was played to its end and passed, or was let pass', () => {
    const count = fc.integer({ min: 0, max: 3 });
    const ended = fc.record({
      itemCount: fc.integer({ min: 0, max: 12 }),
      passCount: count,
      failCount: count,
      errorCount: count,
      uncheckedCount: count,
      status: fc.constantFrom('COMPLETED', 'CANCELLED', 'FAILED', 'RUNNING'),
      error: fc.constant(null),
      cancelledFor: fc.constantFrom(null, 'interrupt' as const, 'timeout' as const),
      stoppedBy: fc.constantFrom(null, 'FAILURES', 'BUDGET'),
    });
    const asked = fc.record({
      gate: fc.constantFrom(null, passed, broken),
      allowUnchecked: fc.boolean(),
    });
    fc.assert(
      fc.property(ended, asked, (one, how) => {
        if (judgeRun(one, how).code !== 0) return;
        expect(one).toMatchObject({ status: 'COMPLETED', errorCount: 0 });
        expect(one.stoppedBy).not.toBe('BUDGET');
        expect(one.passCount + one.failCount).toBeGreaterThan(0);
        expect(how.gate?.passed ?? one.failCount === 0).toBe(true);
        expect(how.allowUnchecked || one.uncheckedCount === 0).toBe(true);
      }),
    );
  });
});
