import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  type Access,
  builtInRoles,
  covers,
  holds,
  mayGive,
  mayGiveRole,
  permissions,
  readers,
} from './access.ts';

const can = permissions('prompts', { read: readers, write: ['editor'] });
const canAudit = permissions('audit', { read: [] });
const all = [can.read, can.write, canAudit.read];

const builtIn = (role: string, more: Partial<Access> = {}): Access => ({
  role,
  permissions: null,
  grants: [],
  scopes: null,
  ...more,
});
const custom = (...patterns: string[]): Access => ({ ...builtIn('own'), permissions: patterns });

describe('a built-in role', () => {
  it('holds what names it, an admin everything, a stranger nothing', () => {
    expect(holds(builtIn('editor'), can.write)).toBe(true);
    expect(holds(builtIn('viewer'), can.write)).toBe(false);
    for (const permission of all) expect(holds(builtIn('admin'), permission)).toBe(true);
    expect(holds(builtIn('constructor'), can.read)).toBe(false);
    expect(holds(builtIn(''), can.read)).toBe(false);
  });
});

describe('a role of one’s own', () => {
  it('holds what its patterns cover, whatever its name', () => {
    expect(holds(custom('prompts:*'), can.write)).toBe(true);
    expect(holds(custom('*:read'), canAudit.read)).toBe(true);
    expect(holds(custom('*:read'), can.write)).toBe(false);
    expect(holds({ ...custom(), role: 'admin' }, can.read)).toBe(false);
  });

  it('covers no more than its words say', () => {
    expect(covers('prompt:write', 'prompts:write')).toBe(false);
    expect(covers('prompts', 'prompts:write')).toBe(false);
    expect(covers('', 'prompts:write')).toBe(false);
    expect(covers('*', 'prompts:write')).toBe(false);
  });
});

test('a grant adds to the role', () => {
  expect(holds(builtIn('viewer', { grants: ['prompts:write'] }), can.write)).toBe(true);
  expect(holds(builtIn('viewer', { grants: ['prompts:write'] }), canAudit.read)).toBe(false);
});

const patterns = fc.subarray(['*:*', '*:read', 'prompts:*', 'prompts:write', 'audit:read']);
const accesses: fc.Arbitrary<Access> = fc.record({
  role: fc.constantFrom(...builtInRoles, 'own'),
  permissions: fc.option(patterns),
  grants: patterns,
  scopes: fc.constant(null),
});

test('scopes only ever narrow', () => {
  fc.assert(
    fc.property(accesses, patterns, fc.constantFrom(...all), (access, scopes, permission) => {
      const narrowed = holds({ ...access, scopes }, permission);
      expect(narrowed && !holds(access, permission)).toBe(false);
      if (scopes.length === 0) expect(narrowed).toBe(false);
    }),
  );
});

test('nobody can give what they don’t hold, by whatever way', () => {
  fc.assert(
    fc.property(accesses, patterns, fc.constantFrom(...all), (giver, given, permission) => {
      fc.pre(mayGive(giver, given, all));
      const receiver = custom(...given);
      expect(holds(receiver, permission) && !holds(giver, permission)).toBe(false);
    }),
  );
});

test('roles are given downwards', () => {
  expect(mayGiveRole(builtIn('viewer'), builtIn('editor'), all)).toBe(false);
  expect(mayGiveRole(builtIn('editor'), builtIn('viewer'), all)).toBe(true);
  for (const role of builtInRoles) {
    expect(mayGiveRole(builtIn('admin'), builtIn(role), all)).toBe(true);
  }
});
