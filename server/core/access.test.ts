import { expect, test } from 'vitest';
import { builtInRoles, holds, mayGive, permissions } from './access.ts';

const can = permissions('prompts', { read: ['editor', 'viewer'], write: ['editor'] });
const all = Object.values(can);

test('admins hold everything, unknown roles nothing', () => {
  for (const permission of all) {
    expect(holds('admin', permission)).toBe(true);
    expect(holds('constructor', permission)).toBe(false);
    expect(holds('', permission)).toBe(false);
  }
});

test('nobody gives what they don’t hold', () => {
  expect(mayGive('viewer', 'editor', all)).toBe(false);
  expect(mayGive('editor', 'viewer', all)).toBe(true);
  for (const role of builtInRoles) expect(mayGive('admin', role, all)).toBe(true);
});
