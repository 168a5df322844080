import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInRoles, holds, permissions, readers } from '#server/core/access.ts';
import { explainAccess } from './explain-access.ts';

const can = permissions('prompts', { read: readers, write: ['editor'] });
const canAudit = permissions('audit', { read: [] });
const all = [can.read, can.write, canAudit.read];

test('names the role, then each grant that covers the permission', () => {
  const role = { role: 'viewer', permissions: null };
  const grants = [{ permission: 'prompts:*' }, { permission: 'audit:read' }];
  expect(explainAccess(role, grants, can.read)).toEqual([
    { by: 'role', role: 'viewer' },
    { by: 'grant', grant: grants[0] },
  ]);
  expect(explainAccess(role, grants, can.write)).toEqual([{ by: 'grant', grant: grants[0] }]);
  expect(explainAccess(role, [], can.write)).toEqual([]);
});

test('there is a reason exactly where there is a permission', () => {
  const patterns = fc.subarray(['*:*', '*:read', 'prompts:*', 'prompts:write', 'audit:read']);
  const roles = fc.record({
    role: fc.constantFrom(...builtInRoles, 'own'),
    permissions: fc.option(patterns),
  });
  fc.assert(
    fc.property(roles, patterns, fc.constantFrom(...all), (role, grants, permission) => {
      const reasons = explainAccess(
        role,
        grants.map((one) => ({ permission: one })),
        permission,
      );
      const held = holds({ ...role, grants, scopes: null }, permission);
      expect(reasons.length > 0).toBe(held);
    }),
  );
});
