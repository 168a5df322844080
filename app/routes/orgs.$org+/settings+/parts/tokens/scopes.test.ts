import { expect, test } from 'vitest';
import { NewToken, scopesOf } from './scopes.ts';

const held = [
  'org:read',
  'prompts:read',
  'prompts:write',
  'suites:read',
  'runs:read',
  'runs:execute',
];

const from = { held, all: [...held, 'audit:read'] };

test('a token gets only what its maker holds', () => {
  expect(scopesOf('read', [], from)).toEqual([
    'org:read',
    'prompts:read',
    'suites:read',
    'runs:read',
  ]);
  expect(scopesOf('run', [], from)).toEqual([
    'org:read',
    'prompts:read',
    'suites:read',
    'runs:read',
    'runs:execute',
  ]);
  expect(scopesOf('run', [], { held: ['org:read', 'runs:read'], all: held })).toEqual([]);
  expect(scopesOf('custom', ['prompts:*'], from)).toEqual(['prompts:*']);
});

test('who can see everything makes a token that sees everything, also what comes later', () => {
  expect(scopesOf('read', [], { held, all: held })).toEqual(['*:read']);
});

test('a custom token needs a choice', () => {
  const token = { name: 'CI', days: '30', scopes: [] };
  expect(NewToken.safeParse({ ...token, kind: 'read' }).success).toBe(true);
  expect(NewToken.safeParse({ ...token, kind: 'custom' }).error?.issues[0]?.path).toEqual([
    'scopes',
  ]);
});
