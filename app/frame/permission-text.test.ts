import { expect, test } from 'vitest';
import { actionText, permissionText, resourceText } from './permission-text.ts';

test('permissions and patterns are put into words', () => {
  expect(permissionText('prompts:write')).toBe('Write prompts');
  expect(permissionText('runs:execute')).toBe('Start and cancel runs');
  expect(permissionText('apiKeys:manage')).toBe('Manage API keys');
  expect(permissionText('org:write')).toBe('Change the organization');
  expect(actionText('runs:execute')).toBe('Start and cancel');
  expect(permissionText('audit:read')).toBe('See the audit log');
  expect(permissionText('prompts:*')).toBe('Everything with prompts');
  expect(permissionText('*:read')).toBe('See everything');
  expect(permissionText('*:*')).toBe('Everything');
});

test('what nobody has put into words yet is still readable', () => {
  expect(permissionText('gitProviders:sync')).toBe('Sync git providers');
  expect(resourceText('gitProviders')).toBe('Git providers');
  expect(resourceText('org')).toBe('Organization');
});
