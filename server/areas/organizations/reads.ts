import { databaseNow } from '#server/core/clock.ts';
import type { Transaction } from '#server/core/db/prisma.ts';
import { organizationErrors } from './errors.ts';
import { hashInvitationToken, invitationState } from './invitation-token.ts';

/** What an invitation page may tell whoever holds the link. */
export async function getInvitation(db: Transaction, token: string) {
  const invitation = await db.invitation.findUnique({
    where: { tokenHash: hashInvitationToken(token) },
    include: { org: { select: { name: true, slug: true } } },
  });
  if (!invitation) throw organizationErrors.invitationNotFound();
  const inviter = invitation.invitedById
    ? await db.user.findUnique({ where: { id: invitation.invitedById }, select: { name: true } })
    : null;
  const { orgId, role } = invitation;
  // Null for a built-in role: its name says it all.
  const ownRole = await db.role.findFirst({
    where: { orgId, key: role },
    select: { name: true, permissions: true },
  });
  const hasAccount = (await db.user.count({ where: { email: invitation.email } })) > 0;
  return {
    state: invitationState(invitation, await databaseNow(db)),
    email: invitation.email,
    role,
    ownRole,
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
