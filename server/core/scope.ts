import type { Actor } from './actor.ts';
import type { DatabaseClient, Transaction } from './db/prisma.ts';
import { AppError } from './errors.ts';

export type OrgRef = { id: string; slug: string; name: string; isDemo: boolean };

/**
 * One unit of work for one organization: a transaction whose connection sees that organization's rows
 * and no others. Reads and verbs take it as their first argument.
 */
export type Scope = {
  readonly org: OrgRef;
  readonly actor: Actor;
  /** The member's role; background work acts as `admin`. */
  readonly role: string;
  readonly db: Transaction;
  /** Audit actions written so far, see `core/audit.ts`. */
  readonly audited: string[];
};

type MembershipRow = {
  org_id: string;
  slug: string;
  name: string;
  is_demo: boolean;
  role: string;
};

/** Opens a scope for a signed-in person. Not a member and no such organization look the same. */
export function openMemberScope<T>(
  client: DatabaseClient,
  who: { orgSlug: string; actor: Actor & { kind: 'user' } },
  work: (scope: Scope) => Promise<T>,
): Promise<T> {
  return client.prisma.$transaction(async (db) => {
    const [row] = await db.$queryRaw<MembershipRow[]>`
      select org_id, slug, name, is_demo, role
      from enter_org(${who.orgSlug}, ${who.actor.id}::uuid)`;
    if (!row) throw new AppError('not-found', 'org.notFound', 'There is no such organization.');
    const org = { id: row.org_id, slug: row.slug, name: row.name, isDemo: row.is_demo };
    return await work({ org, actor: who.actor, role: row.role, db, audited: [] });
  });
}

/** Opens a scope for background work. The organization comes from our own rows, never from input. */
export function openJobScope<T>(
  client: DatabaseClient,
  job: { orgId: string; actor: Actor },
  work: (scope: Scope) => Promise<T>,
): Promise<T> {
  return client.prisma.$transaction(async (db) => {
    await db.$executeRaw`select set_config('app.org_id', ${job.orgId}, true)`;
    const org = await db.organization.findUnique({ where: { id: job.orgId } });
    if (!org) throw new AppError('not-found', 'org.notFound', 'The organization is gone.');
    return await work({ org, actor: job.actor, role: 'admin', db, audited: [] });
  });
}
