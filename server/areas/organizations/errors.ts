import { AppError } from '#server/core/errors.ts';

export const organizationErrors = {
  lastAdmin: () =>
    new AppError(
      'conflict',
      'members.lastAdmin',
      'An organization needs at least one admin. Make somebody else admin first.',
    ),
  memberNotFound: () => new AppError('not-found', 'members.notFound', 'There is no such member.'),
  mayNotGive: () =>
    new AppError(
      'forbidden',
      'members.roleTooHigh',
      'You can’t give a role that can do more than your own.',
      { field: ['role'] },
    ),
  tooManyInvitations: (nextAt: Date) =>
    new AppError(
      'rate',
      'invitations.tooMany',
      `An organization sends at most 20 invitations an hour. The next one can be sent at ${nextAt.toISOString().slice(11, 16)} UTC.`,
    ),
  noAddresses: () =>
    new AppError('invalid', 'invitations.noAddresses', 'There is no address in this list.', {
      field: ['text'],
    }),
  tooManyAddresses: (count: number) =>
    new AppError(
      'invalid',
      'invitations.tooLong',
      `This list has ${count} entries; paste at most 100 at a time.`,
      { field: ['text'] },
    ),
  alreadyMember: () =>
    new AppError('conflict', 'invitations.alreadyMember', 'This person is a member already.', {
      field: ['email'],
    }),
  invitationNotFound: () =>
    new AppError('not-found', 'invitations.notFound', 'There is no such invitation.'),
  invitationUnusable: (state: string) =>
    new AppError('conflict', `invitations.${state}`, invitationTexts[state] ?? 'It can’t be used.'),
  wrongRecipient: (email: string) =>
    new AppError(
      'forbidden',
      'invitations.wrongRecipient',
      `This invitation is for ${email}. Sign in with that address to accept it.`,
    ),
  confirmName: () =>
    new AppError('invalid', 'org.confirmName', 'Write the organization’s exact name.', {
      field: ['confirmName'],
    }),
};

const invitationTexts: Record<string, string> = {
  used: 'This invitation has been used already.',
  expired: 'This invitation has expired. Ask for a new one.',
  revoked: 'This invitation was withdrawn.',
};
