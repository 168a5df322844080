import type { Actor, Stranger } from './actor.ts';
import type { DoorRefusal } from './audit-door-refusal.ts';
import type { DatabaseClient, Transaction } from './db/prisma.ts';
import { noteOnce } from './note-refusal.ts';

type Clients = { app: DatabaseClient; accounts: DatabaseClient };
type At<Door> = DoorRefusal & { door: Door };

/** How many events about strangers the log of an organization takes in a minute. */
const mostStrangers = 5;

/**
 * Writes a refusal to the log it belongs to: the organization’s that it names truthfully, or the
 * account’s; nowhere when there is neither. `times` is how often it happened.
 */
export async function noteAtDoor(
  clients: Clients,
  refusal: DoorRefusal,
  times: number,
): Promise<void> {
  if (refusal.door === 'organization') return await noteStranger(clients, refusal, times);
  if (refusal.door === 'token') return await noteToken(clients, refusal, times);
  if (refusal.door === 'limit') return await noteLimit(clients, refusal, times);
}

async function noteStranger(
  { app, accounts }: Clients,
  { user, orgSlug, reason, ipAddress, userAgent }: At<'organization'>,
  times: number,
): Promise<void> {
  const org = await accounts.prisma.organization.findUnique({
    where: { slug: orgSlug },
    select: { id: true, name: true },
  });
  if (!org) return;
  await noteOnce(app, {
    orgId: org.id,
    countedFor: user.id,
    about: 'door:organization',
    times,
    mostPerMinute: mostStrangers,
    event: async (db) => ({
      action: 'access.refused',
      actor: { ...(await seenAs(db, user)), ipAddress, userAgent },
      resource: { kind: 'org', id: org.id, name: org.name },
      details: { reason: reason ?? 'org.notMember' },
    }),
  });
}

/**
 * Whom the organization gets to see: a member, or somebody its log knows already, by name. Others stay
 * nameless, or a link to one's organization would tell who follows it.
 */
async function seenAs(
  db: Transaction,
  { id, name }: { id: string; name: string },
): Promise<Omit<Actor & { kind: 'user' }, keyof FromParts> | Omit<Stranger, keyof FromParts>> {
  const [known] = await db.$queryRaw<unknown[]>`
    select 1 from member where user_id = ${id}::uuid
    union all select 1 from audit_event where actor_id = ${id}::uuid limit 1`;
  return known
    ? { kind: 'user', id, label: name }
    : { kind: 'stranger', id: null, label: 'A stranger' };
}

type FromParts = Pick<Stranger, 'ipAddress' | 'userAgent'>;

type TokenRow = { id: string; orgId: string; name: string; why: string };

/** A token that was good once, or is good elsewhere, tells its own organization; no other one. */
async function noteToken(
  { app, accounts }: Clients,
  { orgSlug, tokenHash, reason, ipAddress, userAgent }: At<'token'>,
  times: number,
): Promise<void> {
  const [token] = await accounts.prisma.$queryRaw<TokenRow[]>`
    select t.id, t.org_id as "orgId", t.name, case
      when t.revoked_at is not null then 'tokens.revoked'
      when t.expires_at <= clock_timestamp() then 'tokens.expired'
      when o.slug <> ${orgSlug} then 'tokens.usedElsewhere'
      else ${reason ?? 'tokens.makerGone'} end as why
    from api_token t join organization o on o.id = t.org_id
    where t.token_hash = ${tokenHash}::bytea`;
  if (!token) return;
  const { id, orgId, name, why } = token;
  await noteOnce(app, {
    orgId,
    countedFor: id,
    about: 'door:token',
    times,
    event: async () => ({
      action: 'token.refused',
      actor: { kind: 'token', id, label: name, ipAddress, userAgent },
      resource: { kind: 'token', id, name },
      details: { reason: why },
    }),
  });
}

async function noteLimit(
  { app, accounts }: Clients,
  { of, limit, ipAddress, userAgent }: At<'limit'>,
  times: number,
): Promise<void> {
  const details = { limit, ...(times > 1 && { more: times - 1 }) };
  if (of.kind === 'account') {
    await accounts.prisma.accountEvent.createMany({
      data: {
        userId: of.userId,
        action: 'account.limitReached',
        outcome: 'failure',
        details,
        ipAddress,
        userAgent,
      },
    });
  } else if (of.kind !== 'address') {
    const { orgId, actor } = of;
    const isOrg = of.kind === 'org';
    await noteOnce(app, {
      orgId,
      countedFor: isOrg ? orgId : actor.id,
      about: `limit:${limit}`,
      times,
      event: async () => ({
        action: isOrg ? 'org.limitReached' : 'token.limitReached',
        actor,
        resource: isOrg
          ? { kind: 'org', id: orgId }
          : { kind: 'token', id: actor.id, name: actor.label },
        details: { limit },
      }),
    });
  }
}
