import { describe, expect, it } from 'vitest';
import { actionText, detailsOf } from './audit-event.ts';

describe('actionText', () => {
  it('turns names of actions into words', () => {
    expect(actionText('member.roleChanged')).toBe('Member role changed');
    expect(actionText('apiKey.set')).toBe('API key set');
    expect(actionText('org.created')).toBe('Organization created');
  });
});

describe('detailsOf', () => {
  it('writes out text as it is and everything else as JSON', () => {
    expect(detailsOf({ from: 'viewer', baseVersion: 3 })).toEqual([
      { term: 'from', value: 'viewer' },
      { term: 'base version', value: '3' },
    ]);
  });
  it('finds nothing where there is nothing', () => {
    expect(detailsOf(null)).toEqual([]);
    expect(detailsOf('text')).toEqual([]);
  });
});
