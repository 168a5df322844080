import type { z } from 'zod';
import { lockSeats } from '#server/areas/plans/index.ts';
import { checkGivable } from '#server/areas/roles/index.ts';
import type { Permission } from '#server/core/access.ts';
import { databaseNow } from '#server/core/clock.ts';
import type { Scope } from '#server/core/scope.ts';
import { type CreatedInvitation, writeInvitation } from './create-invitation.ts';
import { organizationErrors } from './errors.ts';
import { invitationAllowance } from './invitation-allowance.ts';
import { type PastedAddress, parseAddresses } from './parse-addresses.ts';
import { type PlannedInvitation, planInvitations } from './plan-invitations.ts';
import { type InviteMany, mostAddresses } from './schema.ts';

type Planned = { lines: PlannedInvitation[]; nextAt: Date | null; now: Date };

export type BulkInvitation = PlannedInvitation & { created: CreatedInvitation | null };

/** What would become of each entry of a pasted list if it were invited now. Writes nothing. */
export async function previewInvitations(
  scope: Scope,
  input: z.output<typeof InviteMany>,
  all: readonly Permission[],
): Promise<Planned> {
  const entries = parseAddresses(input.text);
  if (entries.length === 0) throw organizationErrors.noAddresses();
  if (entries.length > mostAddresses) throw organizationErrors.tooManyAddresses(entries.length);
  await checkGivable(scope, input.role, all);
  const { limit, members, invited } = await lockSeats(scope.db, scope.org.id);
  const { left, nextAt } = await invitationAllowance(scope);
  const now = await databaseNow(scope.db);
  const known = await knownAddresses(scope, entries, now);
  const seatsLeft = Math.max(0, limit - members - invited);
  return {
    lines: planInvitations(entries, { ...known, seatsLeft, invitationsLeft: left }),
    nextAt,
    now,
  };
}

/** Invites everybody of a pasted list who can be invited, and says of each entry what became of it. */
export async function createInvitations(
  scope: Scope,
  input: z.output<typeof InviteMany>,
  all: readonly Permission[],
): Promise<BulkInvitation[]> {
  const { lines, now } = await previewInvitations(scope, input, all);
  const done: BulkInvitation[] = [];
  for (const line of lines) {
    const isWanted = line.outcome === 'invite' && line.email !== null;
    const invitation = isWanted ? { email: line.email ?? '', role: input.role } : null;
    const created = invitation && (await writeInvitation(scope, invitation, now));
    done.push({ ...line, created });
  }
  // Nobody to invite is an answer too; what would have been written has nothing to say.
  scope.audited.push('invitation.created');
  return done;
}

async function knownAddresses({ db }: Scope, entries: readonly PastedAddress[], now: Date) {
  const emails = entries.flatMap(({ email }) => email ?? []);
  const members = await db.member.findMany({
    where: { user: { email: { in: emails } } },
    select: { user: { select: { email: true } } },
  });
  const open = { acceptedAt: null, revokedAt: null, expiresAt: { gt: now } };
  const invited = await db.invitation.findMany({
    where: { ...open, email: { in: emails } },
    select: { email: true },
  });
  return {
    members: new Set(members.map(({ user }) => user.email)),
    invited: new Set(invited.map(({ email }) => email)),
  };
}
