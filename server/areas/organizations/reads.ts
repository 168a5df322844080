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

type OwnOrg = {
  id: string;
  slug: string;
  name: string;
  isDemo: boolean;
  role: string;
  isActive: boolean;
};

/** The organizations of a person, the last active one first. Asked by every page: one statement. */
export async function listOrgs(db: Transaction, userId: string) {
  return await db.$queryRaw<OwnOrg[]>`
    select o.id, o.slug, o.name, o.is_demo as "isDemo", m.role,
      o.id is not distinct from p.last_active_org_id as "isActive"
    from member m
      join organization o on o.id = m.org_id
      left join user_profile p on p.user_id = m.user_id
    where m.user_id = ${userId}::uuid
    order by "isActive" desc, m.created_at, o.id`;
}
