import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInRoles } from '#server/core/access.ts';
import { isBuiltInName, roleKey } from './role-key.ts';

test('a key is the name in plain letters', () => {
  expect(roleKey('Reviewer', new Set())).toBe('reviewer');
  expect(roleKey('Käse & Brot', new Set())).toBe('kase_brot');
  expect(roleKey('2nd level', new Set())).toBe('nd_level');
  expect(roleKey('审核', new Set())).toBe('role');
});

test('a key that is taken gets an ending', () => {
  expect(roleKey('Tier 2', new Set(['tier']))).toBe('tier_b');
  expect(roleKey('Tier 3', new Set(['tier', 'tier_b']))).toBe('tier_c');
  expect(roleKey('Viewer!', new Set())).toBe('viewer_b');
});

test('whatever the name and whatever is taken, a key is new and of the shape the database wants', () => {
  const names = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('a'.repeat(60), 'Tier 1'),
  );
  fc.assert(
    fc.property(fc.array(names, { maxLength: 80 }), (list) => {
      const taken = new Set<string>();
      for (const name of list) {
        const key = roleKey(name, taken);
        expect(key).toMatch(/^[a-z][a-z_]{0,39}$/);
        expect(taken.has(key) || builtInRoles.some((role) => role === key)).toBe(false);
        taken.add(key);
      }
    }),
  );
});

test('names of built-in roles are recognised however they are written', () => {
  for (const name of ['Admin', ' admin ', 'Project manager', 'project_manager', 'PROJECT-MANAGER'])
    expect(isBuiltInName(name), name).toBe(true);
  for (const name of ['Administrator', 'Reviewer', 'Viewers'])
    expect(isBuiltInName(name), name).toBe(false);
});
