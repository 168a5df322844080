import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf } from './audit-changes.ts';

const fieldsOf = (before: Record<string, unknown>, after: Record<string, unknown>) =>
  changesOf({ before, after });

describe('changesOf', () => {
  it('keeps the fields that differ, in order', () => {
    expect(fieldsOf({ b: 1, a: 'x', same: [1] }, { a: 'y', same: [1], b: 2 })).toEqual([
      { field: 'a', before: 'x', after: 'y' },
      { field: 'b', before: 1, after: 2 },
    ]);
  });

  it('takes a field that is missing for null', () => {
    expect(fieldsOf({ a: null }, {})).toEqual([]);
    expect(fieldsOf({}, { a: 'x' })).toEqual([{ field: 'a', before: null, after: 'x' }]);
  });

  it('never shows what may be secret, at any depth', () => {
    const before = { config: { url: 'https://a', headers: { Authorization: 'Bearer one' } } };
    const after = { config: { url: 'https://b', headers: { Authorization: 'Bearer two' } } };
    const text = JSON.stringify(fieldsOf(before, after));
    expect(text).toContain('https://b');
    expect(text).not.toContain('Bearer');
  });

  it('hides every value below a field with a secret name', () => {
    const names = fc.constantFrom('password', 'apiKey', 'API_KEY', 'access-token', 'clientSecret');
    const value = fc.oneof(
      fc.constant('CANARY-1'),
      fc.constant(['CANARY-2']),
      fc.record({ deep: fc.constant({ deeper: 'CANARY-3' }) }),
    );
    fc.assert(
      fc.property(names, value, fc.boolean(), (name, secret, nested) => {
        const after = nested ? { outer: [{ [name]: secret }] } : { [name]: secret };
        const text = JSON.stringify(fieldsOf({}, after));
        expect(text).toContain('[hidden]');
        expect(text).not.toContain('CANARY');
      }),
    );
  });

  it('shows names that only sound alike', () => {
    expect(fieldsOf({}, { keyboard: 'qwerty', tokenizer: 'bpe' })).toHaveLength(2);
    expect(JSON.stringify(fieldsOf({}, { keyboard: 'qwerty' }))).toContain('qwerty');
  });

  it('is bounded, and always JSON, whatever comes', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything(), { maxKeys: 8 }), (after) => {
        const changes = fieldsOf({}, after);
        expect(JSON.parse(JSON.stringify(changes))).toHaveLength(changes.length);
      }),
    );
    const long = fieldsOf({}, { text: '😀'.repeat(5000), list: Array(5000).fill('x'.repeat(500)) });
    expect(JSON.stringify(long).length).toBeLessThan(10_000);
    expect(JSON.stringify(long)).not.toMatch(/\\ud83d(?!\\ude00)/i);
  });

  it('finds nothing between equal things', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (thing) => {
        expect(fieldsOf(thing, structuredClone(thing))).toEqual([]);
      }),
    );
  });
});
