import { expect, it } from 'vitest';
import { comparedVersions } from './compared-versions.ts';

const asked = (search: string) =>
  comparedVersions(new URLSearchParams(search), { first: 7, newest: 9 });

it('compares the first of the page with the one before, unless asked otherwise', () => {
  expect(asked('')).toEqual({ chosen: 7, base: 6 });
  expect(asked('version=3')).toEqual({ chosen: 3, base: 2 });
  expect(asked('version=3&with=9')).toEqual({ chosen: 3, base: 9 });
  expect(asked('version=1')).toEqual({ chosen: 1, base: null });
});

it('takes nonsense as not asked', () => {
  expect(asked('version=10&with=0')).toEqual({ chosen: 7, base: 6 });
  expect(asked('version=-1&with=7')).toEqual({ chosen: 7, base: 6 });
  expect(asked('version=3&with=3')).toEqual({ chosen: 3, base: 2 });
});
