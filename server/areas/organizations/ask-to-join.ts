import type { z } from 'zod';
import type { AccountScope } from '#server/areas/accounts/index.ts';
import { writeAuditEvent } from '#server/core/audit.ts';
import { databaseNow } from '#server/core/clock.ts';
import { newId } from '#server/core/ids.ts';
import { joiningErrors } from './joining-errors.ts';
import { domainOfAddress } from './mail-domain.ts';
import type { AskToJoin } from './schema.ts';

/** How long somebody who was declined waits before asking again. */
export const askAgainAfterMs = 7 * 24 * 60 * 60 * 1000;

/**
 * The organization that has claimed the domain of one’s own, verified address, with one’s request; none
 * for members. At most one.
 */
export async function listJoinable({ db, user }: AccountScope) {
  const person = await db.user.findUniqueOrThrow({
    where: { id: user.id },
    select: { email: true, emailVerified: true },
  });
  const domain = person.emailVerified ? domainOfAddress(person.email) : null;
  if (domain === null) return [];
  const orgs = await db.organization.findMany({
    where: { domain, members: { none: { userId: user.id } } },
    select: {
      id: true,
      name: true,
      joinRequests: {
        where: { userId: user.id },
        select: { id: true, status: true, createdAt: true, answeredAt: true },
      },
    },
  });
  return orgs.map(({ joinRequests: [request = null], ...org }) => ({
    ...org,
    domain,
    request: request && {
      ...request,
      /** Null while one may ask, and while an answer is awaited. */
      askAgainAt:
        request.status === 'DECLINED' && request.answeredAt
          ? new Date(request.answeredAt.getTime() + askAgainAfterMs)
          : null,
    },
  }));
}

export type AskedToJoin = {
  orgName: string;
  orgSlug: string;
  askedBy: string;
  email: string;
  message: string;
  /** Addresses of the admins. */
  admins: string[];
};

/** Asks the admins of a joinable organization to let one in. */
export async function askToJoin(
  scope: AccountScope,
  input: z.output<typeof AskToJoin>,
): Promise<AskedToJoin> {
  const { db, user, actor } = scope;
  const { orgId, message } = input;
  const org = (await listJoinable(scope)).find(({ id }) => id === orgId);
  if (!org) throw joiningErrors.notJoinable();
  const now = await databaseNow(db);
  if (org.request?.status === 'PENDING') throw joiningErrors.alreadyAsked();
  const { askAgainAt = null } = org.request ?? {};
  if (askAgainAt && askAgainAt > now) throw joiningErrors.askedRecently(askAgainAt);
  const id = org.request?.id ?? newId();
  const asked = {
    message,
    status: 'PENDING',
    answeredById: null,
    answeredAt: null,
    createdAt: now,
  };
  await db.joinRequest.upsert({
    where: { orgId_userId: { orgId, userId: user.id } },
    create: { ...asked, orgId, id, userId: user.id },
    update: asked,
  });
  await writeAuditEvent(db, {
    orgId,
    actor,
    action: 'joinRequest.created',
    resource: { kind: 'joinRequest', id, name: user.name },
    details: { email: user.email },
  });
  const found = await db.organization.findUniqueOrThrow({
    where: { id: orgId },
    select: {
      slug: true,
      members: {
        where: { role: 'admin', user: { is: { isActive: true } } },
        take: 20,
        select: { user: { select: { email: true } } },
      },
    },
  });
  return {
    orgName: org.name,
    orgSlug: found.slug,
    askedBy: user.name,
    email: user.email,
    message,
    admins: found.members.map((member) => member.user.email),
  };
}
