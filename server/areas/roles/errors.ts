import { AppError } from '#server/core/errors.ts';

/** How many roles of its own an organization can have. */
export const maxRoles = 50;

export const roleErrors = {
  notFound: () => new AppError('not-found', 'roles.notFound', 'There is no such role.'),
  unknown: () =>
    new AppError('not-found', 'roles.notFound', 'There is no such role.', { field: ['role'] }),
  nameReserved: () =>
    new AppError('conflict', 'roles.nameReserved', 'A built-in role has this name.', {
      field: ['name'],
    }),
  nameTaken: () =>
    new AppError('conflict', 'roles.nameTaken', 'Another role has this name.', {
      field: ['name'],
    }),
  tooMany: () =>
    new AppError('conflict', 'roles.tooMany', `An organization can have ${maxRoles} own roles.`),
  unknownPermission: (pattern: string, field: string) =>
    new AppError('invalid', 'permissions.unknown', `There is no permission ${pattern}.`, {
      field: [field],
    }),
  notHeld: (keys: readonly string[], field: string) =>
    new AppError(
      'forbidden',
      'permissions.notHeld',
      `You can’t give what you don’t hold yourself for good: ${keys.join(', ')}.`,
      { field: [field] },
    ),
  roleTooHigh: () =>
    new AppError(
      'forbidden',
      'members.roleTooHigh',
      'You can’t give a role that can do more than your own.',
      { field: ['role'] },
    ),
  rolesHigher: () =>
    new AppError(
      'forbidden',
      'roles.tooHigh',
      'This role can do things you can’t, so only somebody who can do them too may change it.',
    ),
  ownRole: (keys: readonly string[]) =>
    new AppError(
      'forbidden',
      'roles.own',
      `You have this role yourself, so somebody else has to add to it: ${keys.join(', ')}.`,
      { field: ['permissions'] },
    ),
  inUse: (members: number, invitations: number) =>
    new AppError(
      'conflict',
      'roles.inUse',
      `${whoHasIt(members, invitations)} this role. Give them another one first.`,
    ),
  memberNotFound: () => new AppError('not-found', 'members.notFound', 'There is no such member.'),
  memberHigher: () =>
    new AppError(
      'forbidden',
      'members.holdsMore',
      'This member can do things you can’t, so only somebody who can do them too may change this.',
    ),
  grantNotFound: () => new AppError('not-found', 'grants.notFound', 'There is no such grant.'),
  grantTaken: () =>
    new AppError(
      'conflict',
      'grants.taken',
      'This member has this grant already. Revoke it before you give it anew.',
      { field: ['permission'] },
    ),
  grantPast: () =>
    new AppError('invalid', 'grants.past', 'Choose a moment in the future.', {
      field: ['expiresAt'],
    }),
};

function whoHasIt(members: number, invitations: number): string {
  const parts = [
    members > 0 && (members === 1 ? '1 member' : `${members} members`),
    invitations > 0 &&
      (invitations === 1 ? '1 open invitation' : `${invitations} open invitations`),
  ].filter((part) => part !== false);
  return `${parts.join(' and ')} ${members + invitations === 1 ? 'has' : 'have'}`;
}
