import fc from 'fast-check';
import { expect, it } from 'vitest';
import { authored } from './any-scenario.ts';
import { type Draft, newKey, toDraft } from './draft.ts';
import { fromKept, KeptScenario, toKept } from './kept-draft.ts';

it('keeps all of a draft, and gives it back after a way through JSON', () => {
  fc.assert(
    fc.property(authored, (stored) => {
      const draft = toDraft(stored);
      const kept = KeptScenario.parse(JSON.parse(JSON.stringify(toKept(draft))));
      expect(fromKept(kept)).toEqual(draft);
    }),
  );
});

it('keeps what could not be saved yet', () => {
  const half: Draft = {
    ...fromKept(toKept(toDraft(fc.sample(authored, 1)[0] ?? expect.fail()))),
    name: '',
    threshold: 7,
    variables: [
      { key: 'v0', name: '', value: 'x' },
      { key: 'v1', name: 'no good', value: '' },
      { key: 'v2', name: 'no good', value: '' },
    ],
    data: { columns: [{ key: 'c0', name: '' }], rows: [{ key: 'r0', name: '', values: [''] }] },
    turns: [
      {
        key: 't0',
        kind: 'EXPECT',
        expectations: [
          { key: 't0e0', spec: { kind: 'MUST_CONTAIN', values: [], caseSensitive: false } },
          { key: 't0e1', spec: { kind: 'REGEX', pattern: '(', flags: '', negated: false } },
        ],
      },
    ],
  };
  expect(fromKept(KeptScenario.parse(toKept(half)))).toEqual(half);
});

it('can give keys that nothing on the page has', () => {
  const draft = toDraft(fc.sample(authored, 1)[0] ?? expect.fail());
  const keys = (one: Draft) => one.turns.map(({ key }) => key);
  const again = fromKept(toKept(draft), newKey);
  expect(keys(again).filter((key) => keys(draft).includes(key))).toEqual([]);
});
