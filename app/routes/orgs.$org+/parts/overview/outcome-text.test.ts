import { describe, expect, it } from 'vitest';
import { outcomeText } from './outcome-text.ts';

const none = { itemCount: 12, passCount: 0, failCount: 0, errorCount: 0 };

describe('outcomeText', () => {
  it('says the worst first', () => {
    expect(outcomeText({ ...none, passCount: 9, failCount: 2, errorCount: 1 })).toBe(
      '2 of 12 conversations failed',
    );
    expect(outcomeText({ ...none, passCount: 11, errorCount: 1 })).toBe(
      '1 of 12 conversations ended in an error',
    );
  });
  it('never calls unchecked passed', () => {
    expect(outcomeText({ ...none, passCount: 10 })).toBe(
      '10 of 12 conversations passed, none failed',
    );
    expect(outcomeText({ ...none, passCount: 12 })).toBe('All 12 conversations passed');
    expect(outcomeText({ ...none, itemCount: 1, passCount: 1 })).toBe('The conversation passed');
  });
});
