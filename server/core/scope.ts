import type { Access } from './access.ts';
import type { Actor } from './actor.ts';
import type { DatabaseClient, Transaction } from './db/prisma.ts';
import { AppError } from './errors.ts';
import { noteTokenUse } from './note-token-use.ts';

export type OrgRef = { id: string; slug: string; name: string; isDemo: boolean };

/**
 * One unit of work for one organization: a transaction whose connection sees that organization's rows
 * and no others. Reads and verbs take it as their first argument.
 */
export type Scope = {
  readonly org: OrgRef;
  readonly actor: Actor;
  /** Who answers for what is written: the member who acts, or made the token that does. */
  readonly personId: string | null;
  /** What may be done here; background work acts as `admin`. */
  readonly access: Access;
  readonly db: Transaction;
  /** Audit actions written so far, see `core/audit.ts`. */
  readonly audited: string[];
};

type EntryRow = {
  org_id: string;
  slug: string;
  name: string;
  is_demo: boolean;
  role: string;
  role_permissions: string[] | null;
  grants: string[];
  lacks_second_factor: boolean;
};

type JobEntryRow = { id: string; name: string; slug: string; is_demo: boolean };

type TokenEntryRow = EntryRow & {
  token_id: string;
  token_name: string;
  maker_id: string;
  scopes: string[];
};

/** Opens a scope for a signed-in person. Not a member and no such organization look the same. */
export function openMemberScope<T>(
  client: DatabaseClient,
  who: { orgSlug: string; actor: Actor & { kind: 'user' } },
  work: (scope: Scope) => Promise<T>,
): Promise<T> {
  return client.prisma.$transaction(async (db) => {
    const [row] = await db.$queryRaw<EntryRow[]>`
      select * from enter_org(${who.orgSlug}, ${who.actor.id}::uuid)`;
    if (!row) throw new AppError('not-found', 'org.notFound', 'There is no such organization.');
    const { actor } = who;
    return await work(scopeOf(row, { db, actor, personId: actor.id, scopes: null }));
  });
}

/** Opens a scope for whoever holds an API token of the organization, and notes its use. */
export async function openTokenScope<T>(
  client: DatabaseClient,
  who: {
    orgSlug: string;
    tokenHash: Uint8Array;
    ipAddress: string | null;
    userAgent: string | null;
  },
  work: (scope: Scope) => Promise<T>,
): Promise<T> {
  const { orgSlug, tokenHash, ipAddress, userAgent } = who;
  const uses: Parameters<typeof noteTokenUse>[1][] = [];
  try {
    return await client.prisma.$transaction(async (db) => {
      const [row] = await db.$queryRaw<TokenEntryRow[]>`
        select * from enter_org_by_token(${orgSlug}, ${tokenHash}::bytea)`;
      if (!row) {
        const message =
          'This token is unknown, expired or revoked, or belongs to another organization.';
        throw new AppError('unauthenticated', 'tokens.invalid', message);
      }
      const { token_id: id, token_name: label, maker_id: personId, scopes } = row;
      const actor = { kind: 'token', id, label, ipAddress, userAgent } as const;
      uses.push({ orgId: row.org_id, actor });
      return await work(scopeOf(row, { db, actor, personId, scopes }));
    });
  } finally {
    for (const use of uses) await noteTokenUse(client, use);
  }
}

function scopeOf(
  row: EntryRow,
  rest: { db: Transaction; actor: Actor; personId: string; scopes: string[] | null },
): Scope {
  if (row.lacks_second_factor) {
    const message = `${row.name} asks its members for a second factor. Set one up in your account, then come back.`;
    throw new AppError('forbidden', 'org.secondFactorNeeded', message);
  }
  const { scopes, ...scope } = rest;
  const org = { id: row.org_id, slug: row.slug, name: row.name, isDemo: row.is_demo };
  const access = { role: row.role, permissions: row.role_permissions, grants: row.grants, scopes };
  return { ...scope, org, access, audited: [] };
}

const jobAccess: Access = { role: 'admin', permissions: null, grants: [], scopes: null };

/** Opens a scope for background work. The organization comes from our own rows, never from input. */
export function openJobScope<T>(
  client: DatabaseClient,
  job: { orgId: string; actor: Actor },
  work: (scope: Scope) => Promise<T>,
): Promise<T> {
  return client.prisma.$transaction(async (db) => {
    const [row] = await db.$queryRaw<JobEntryRow[]>`
      select * from enter_org_for_job(${job.orgId}::uuid)`;
    if (!row) throw new AppError('not-found', 'org.notFound', 'The organization is gone.');
    const { is_demo: isDemo, ...org } = row;
    return await work({
      org: { ...org, isDemo },
      actor: job.actor,
      personId: job.actor.kind === 'user' ? job.actor.id : null,
      access: jobAccess,
      db,
      audited: [],
    });
  });
}
