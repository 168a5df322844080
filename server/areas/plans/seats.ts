import type { Transaction } from '#server/core/db/prisma.ts';
import type { PlanName } from '#server/core/retention.ts';
import { planErrors } from './errors.ts';
import type { Limits } from './limits.ts';
import { readPlan } from './read-plan.ts';

export type Seats = {
  plan: PlanName;
  limit: Limits['members'];
  members: number;
  /** Open invitations. Each keeps a place. */
  invited: number;
};

/**
 * How many people an organization has room for, and how many places are taken. Whoever asks holds the
 * lock on places until the transaction ends, so what is counted stays true until it has written.
 */
export async function lockSeats(db: Transaction, orgId: string): Promise<Seats> {
  await db.$queryRaw`
    select pg_advisory_xact_lock(hashtextextended(${`plans.seats:${orgId}`}, 0))::text`;
  const { plan, limits } = await readPlan(db, orgId);
  const [row] = await db.$queryRaw<{ members: number; invited: number }[]>`
    select
      (select count(*)::int from member where org_id = ${orgId}::uuid) as members,
      (select count(*)::int from invitation
       where org_id = ${orgId}::uuid and accepted_at is null and revoked_at is null
         and expires_at > clock_timestamp()) as invited`;
  return { plan, limit: limits.members, members: row?.members ?? 0, invited: row?.invited ?? 0 };
}

/**
 * Makes sure that one more member fits. `invited` says that an open invitation kept the place: then
 * other invitations don’t count.
 * @throws {AppError} `plans.membersUsedUp`
 */
export async function takeSeat(
  db: Transaction,
  org: { id: string; name: string },
  { invited = false }: { invited?: boolean } = {},
): Promise<void> {
  const seats = await lockSeats(db, org.id);
  const taken = seats.members + (invited ? 0 : seats.invited);
  if (taken >= seats.limit) throw planErrors.membersUsedUp({ ...seats, orgName: org.name });
}
