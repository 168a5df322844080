import { expect, it } from 'vitest';
import { blankDraft } from './blank-draft.ts';
import { filled, ownValues } from './play-to.ts';

it('fills what has a value, and leaves the rest as written', () => {
  expect(filled('{{a}} {{ b }} {{c}} {{toString}}', { a: '{{b}}', b: 'x' })).toBe(
    '{{b}} x {{c}} {{toString}}',
  );
});

it('takes the values of the first row over the variables, and none without a name', () => {
  const variables = [
    { key: 'v0', name: 'tier', value: 'none' },
    { key: 'v1', name: '', value: 'lost' },
    { key: 'v2', name: 'no name', value: 'lost' },
  ];
  const data = {
    columns: [{ key: 'c0', name: 'tier' }],
    rows: [
      { key: 'r0', name: 'Gold', values: ['gold'] },
      { key: 'r1', name: 'Silver', values: ['silver'] },
    ],
  };
  expect(ownValues({ ...blankDraft, variables, data })).toEqual({ tier: 'gold' });
});
