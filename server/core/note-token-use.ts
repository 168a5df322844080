import type { Actor } from './actor.ts';
import { writeAuditEvent } from './audit.ts';
import type { DatabaseClient, Transaction } from './db/prisma.ts';

type TokenActor = Actor & { kind: 'token' };
type Use = { orgId: string; actor: TokenActor };

const minuteMs = 60_000;
const maxRemembered = 10_000;

/** When this process last noted the use of a token from an address. */
const noted = new WeakMap<DatabaseClient, Map<string, number>>();

/**
 * Notes that a token was used, once a minute for each address, with an audit event for the first use
 * from an address on a day (UTC). In a transaction of its own, so that refused requests count as well;
 * must not be called within another one. What fails here is tried again with the next request.
 */
export async function noteTokenUse(client: DatabaseClient, use: Use): Promise<void> {
  const uses = noted.get(client) ?? new Map<string, number>();
  noted.set(client, uses);
  const key = `${use.actor.id} ${use.actor.ipAddress}`;
  const now = performance.now();
  const last = uses.get(key);
  if (last !== undefined && now - last < minuteMs) return;
  if (uses.size >= maxRemembered) uses.clear();
  uses.set(key, now);
  try {
    await client.prisma.$transaction((db) => writeUse(db, use));
  } catch {
    // The request itself is over: its answer must not depend on this.
    uses.delete(key);
  }
}

async function writeUse(db: Transaction, { orgId, actor }: Use): Promise<void> {
  const { id, label, ipAddress } = actor;
  await db.$executeRaw`select set_config('app.org_id', ${orgId}, true)`;
  // The row lock lets one of two processes find the day's first use, and the other its event.
  const [before] = await db.$queryRaw<{ isKnown: boolean | null }[]>`
    with before as (
      select id, last_used_at, last_used_ip from api_token where id = ${id}::uuid for update
    )
    update api_token t set last_used_at = clock_timestamp(), last_used_ip = ${ipAddress}
    from before where t.id = before.id
    returning before.last_used_ip is not distinct from ${ipAddress}::text
      and before.last_used_at >= date_trunc('day', clock_timestamp(), 'UTC') as "isKnown"`;
  if (!before || before.isKnown) return;
  const [earlier] = await db.$queryRaw<unknown[]>`
    select 1 from audit_event
    where action = 'token.used' and actor_id = ${id}::uuid
      and ip_address is not distinct from ${ipAddress}::text
      and created_at >= date_trunc('day', clock_timestamp(), 'UTC')
    limit 1`;
  if (earlier) return;
  const resource = { kind: 'token', id, name: label };
  await writeAuditEvent(db, { orgId, actor, action: 'token.used', resource });
}
