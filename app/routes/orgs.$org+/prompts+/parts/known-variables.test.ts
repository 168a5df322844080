import { expect, it } from 'vitest';
import { storedVariables, variablesIn } from './known-variables.ts';

const environments = [
  { id: 'dev', name: 'dev' },
  { id: 'staging', name: 'staging' },
];
const shop = { id: '1', key: 'shop', value: 'Beete' };
const tone = { id: '2', key: 'tone', value: 'kind' };
const page = {
  items: [
    { ...shop, overrides: [{ environmentId: 'staging', value: '' }] },
    { ...tone, overrides: [] },
  ],
  nextCursor: null,
};

it.each([
  [null, 'Beete'],
  ['dev', 'Beete'],
  ['staging', ''],
])('in %s the nearest value is shown, an empty one too', (environmentId, value) => {
  const stored = storedVariables(page, environments);
  expect(variablesIn(stored, environmentId)).toEqual({
    items: [{ ...shop, value }, tone],
    isComplete: true,
  });
});

it('a page that was not read, or not to its end, is not complete', () => {
  expect(storedVariables(null, [])).toMatchObject({ items: [], isComplete: false });
  expect(storedVariables({ ...page, nextCursor: 'x' }, [])).toMatchObject({ isComplete: false });
});
