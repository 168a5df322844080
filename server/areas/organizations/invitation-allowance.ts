import { databaseNow } from '#server/core/clock.ts';
import type { Scope } from '#server/core/scope.ts';
import { organizationErrors } from './errors.ts';

/** How many invitations an organization may send in an hour, new links of old ones included. */
export const invitationsPerHour = 20;

const hourMs = 60 * 60 * 1000;
const actions = ['invitation.created', 'invitation.resent'];

export type Allowance = {
  left: number;
  /** When the next one may be sent; null while some are left. */
  nextAt: Date | null;
};

/**
 * What is left of the hour’s invitations, counted in the log. Call it under the lock of `lockSeats`,
 * or two at once would count the same.
 */
export async function invitationAllowance({ db }: Scope): Promise<Allowance> {
  const now = await databaseNow(db);
  const sent = await db.auditEvent.findMany({
    where: { action: { in: actions }, createdAt: { gt: new Date(now.getTime() - hourMs) } },
    orderBy: { createdAt: 'desc' },
    take: invitationsPerHour,
    select: { createdAt: true },
  });
  const oldest = sent.at(-1);
  const left = invitationsPerHour - sent.length;
  const nextAt = left === 0 && oldest ? new Date(oldest.createdAt.getTime() + hourMs) : null;
  return { left, nextAt };
}

/** @throws {AppError} `invitations.tooMany` when the hour’s invitations are sent */
export async function takeInvitation(scope: Scope): Promise<void> {
  const { nextAt } = await invitationAllowance(scope);
  if (nextAt) throw organizationErrors.tooManyInvitations(nextAt);
}
