import { expect, test } from 'vitest';
import { byResource, includes, withPattern } from './patterns.ts';

test('a wider pattern takes the place of the narrower ones', () => {
  const chosen = ['prompts:read', 'runs:read', 'prompts:write'];
  expect(withPattern(chosen, 'prompts:*', true)).toEqual(['runs:read', 'prompts:*']);
  expect(withPattern(chosen, '*:read', true)).toEqual(['prompts:write', '*:read']);
  expect(withPattern(['*:read', 'prompts:*'], '*:*', true)).toEqual(['*:*']);
  expect(withPattern(chosen, 'runs:read', false)).toEqual(['prompts:read', 'prompts:write']);
});

test('patterns include what they say and no more', () => {
  expect(includes('prompts:*', 'prompts:read')).toBe(true);
  expect(includes('prompts:*', '*:read')).toBe(false);
  expect(includes('*:read', 'prompts:*')).toBe(false);
  expect(includes('*:*', '*:read')).toBe(true);
});

test('permissions are grouped in their order', () => {
  expect(byResource(['b:read', 'a:read', 'b:write'])).toEqual([
    { resource: 'b', keys: ['b:read', 'b:write'] },
    { resource: 'a', keys: ['a:read'] },
  ]);
});
