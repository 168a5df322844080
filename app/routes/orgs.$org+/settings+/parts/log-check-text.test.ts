import { describe, expect, it } from 'vitest';
import { logCheckText } from './log-check-text.ts';

const head = { seq: '41', hash: '0123456789abcdef0123456789abcdef' };

describe('the outcome of a check of the log', () => {
  it('says how much was checked and where the chain ends', () => {
    const check = { isWhole: true, events: 1_234, expired: 7, head, anchors: 3, faults: [] };
    expect(logCheckText(check).text).toBe(
      '1,234 events are as written, 7 are gone after their time. The chain ends at 41 with 0123456789abcdef…. It goes through the 3 heads noted outside the database.',
    );
  });

  it('says when there was nothing outside the database to compare with', () => {
    const check = { isWhole: true, events: 1, expired: 0, head, anchors: 0, faults: [] };
    expect(logCheckText(check).text).toMatch(/no head noted outside the database/);
    expect(logCheckText({ ...check, anchors: 1 }).text).toMatch(/through the head noted outside/);
  });

  it('names the first fault and its place', () => {
    const faults = [
      { seq: '12', kind: 'edited', eventId: 'x' },
      { seq: '13', kind: 'deleted', eventId: null },
    ];
    const { title, text } = logCheckText({
      isWhole: false,
      events: 9,
      expired: 0,
      head,
      anchors: 0,
      faults,
    });
    expect(title).toBe('The log was changed');
    expect(text).toContain('an event was changed at place 12 of the chain. 1 more were found.');
  });
});
