import { databaseNow } from '#server/core/clock.ts';
import type { Transaction } from '#server/core/db/prisma.ts';
import type { Scope } from '#server/core/scope.ts';
import { identityErrors } from './errors.ts';
import { hashInvitationToken, invitationState } from './invitation-token.ts';

/** Members with their names, admins first. */
export async function listMembers(scope: Scope) {
  const members = await scope.db.member.findMany({
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      userId: true,
      role: true,
      createdAt: true,
      user: { select: { name: true, email: true } },
    },
  });
  return members.map(({ user, ...member }) => ({
    ...member,
    ...user,
    isYou: member.userId === scope.personId,
  }));
}

/** Invitations, newest first, with what can be done with them now. Never a token. */
export async function listInvitations(scope: Scope) {
  const now = await databaseNow(scope.db);
  const invitations = await scope.db.invitation.findMany({
    orderBy: { createdAt: 'desc' },
    take: 200,
    select: {
      id: true,
      email: true,
      role: true,
      createdAt: true,
      expiresAt: true,
      acceptedAt: true,
      revokedAt: true,
    },
  });
  return invitations.map((invitation) => ({
    ...invitation,
    state: invitationState(invitation, now),
  }));
}

/** What an invitation page may tell whoever holds the link. */
export async function getInvitation(db: Transaction, token: string) {
  const invitation = await db.invitation.findUnique({
    where: { tokenHash: hashInvitationToken(token) },
    include: { org: { select: { name: true, slug: true } } },
  });
  if (!invitation) throw identityErrors.invitationNotFound();
  const inviter = invitation.invitedById
    ? await db.user.findUnique({ where: { id: invitation.invitedById }, select: { name: true } })
    : null;
  const hasAccount = (await db.user.count({ where: { email: invitation.email } })) > 0;
  return {
    state: invitationState(invitation, await databaseNow(db)),
    email: invitation.email,
    role: invitation.role,
    orgName: invitation.org.name,
    invitedBy: inviter?.name ?? null,
    expiresAt: invitation.expiresAt,
    hasAccount,
  };
}

/** The organizations of a person, the last active one first. */
export async function listOrgs(db: Transaction, userId: string) {
  const profile = await db.userProfile.findUnique({ where: { userId } });
  const members = await db.member.findMany({
    where: { userId },
    orderBy: { createdAt: 'asc' },
    select: { role: true, org: { select: { id: true, slug: true, name: true, isDemo: true } } },
  });
  return members
    .map(({ role, org }) => ({ ...org, role, isActive: org.id === profile?.lastActiveOrgId }))
    .sort((a, b) => Number(b.isActive) - Number(a.isActive));
}
