import { permissions, readers } from '#server/core/access.ts';

export const canOrg = permissions('org', {
  read: [...readers, 'stakeholder'],
  write: [],
  delete: [],
});
export const canMembers = permissions('members', {
  read: [...readers, 'stakeholder'],
  manage: [],
});
export const canInvitations = permissions('invitations', { read: [], manage: [] });
