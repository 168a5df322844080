import { expect, test } from 'vitest';
import { abilitiesOf } from './abilities.ts';

const held = (role: string, patterns: readonly string[] | null) =>
  abilitiesOf(role, patterns)
    .filter(({ isHeld }) => isHeld)
    .map(({ text }) => text);

test('an invitation says what a built-in role may do', () => {
  expect(held('stakeholder', null)).toEqual(['See runs and read why something failed']);
  expect(held('admin', null)).toHaveLength(abilitiesOf('admin', null).length);
});

test('a role of the organization’s own may do what its patterns say, whatever its name', () => {
  expect(held('reviewer', ['prompts:*', 'runs:read'])).toEqual([
    'Everything with prompts',
    'See runs',
  ]);
  expect(held('admin', [])).toEqual([]);
});
