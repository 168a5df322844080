import { describe, expect, it } from 'vitest';
import { actionText, changesIn, detailsOf } from './audit-event.ts';

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
  it('leaves changes to changesIn', () => {
    expect(detailsOf({ version: 2, changes: [] })).toEqual([{ term: 'version', value: '2' }]);
  });
  it('finds nothing where there is nothing', () => {
    expect(detailsOf(null)).toEqual([]);
    expect(detailsOf('text')).toEqual([]);
  });
});

describe('changesIn', () => {
  it('says what each field was and is', () => {
    const changes = [
      { field: 'baseUrl', before: null, after: 'https://a' },
      { field: 'tags', before: ['x'], after: [] },
      { field: 'name', before: '', after: 'Ann' },
    ];
    expect(changesIn({ changes })).toEqual([
      { field: 'base url', before: 'nothing', after: 'https://a' },
      { field: 'tags', before: '["x"]', after: '[]' },
      { field: 'name', before: 'empty', after: 'Ann' },
    ]);
  });
  it('finds nothing where there is nothing', () => {
    for (const details of [null, 'x', {}, { changes: 'x' }, { changes: [1, null, {}] }]) {
      expect(changesIn(details)).toEqual([]);
    }
  });
});
