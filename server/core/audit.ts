import type { Actor, Stranger } from './actor.ts';
import { type AuditChange, changesOf } from './audit-changes.ts';
import type { Prisma, Transaction } from './db/prisma.ts';
import { newId } from './ids.ts';
import type { Scope } from './scope.ts';

export type AuditEntry = {
  resource: { kind: string; id?: string; name?: string };
  outcome?: 'success' | 'failure';
  /** Anything worth keeping, without secrets. */
  details?: Prisma.InputJsonObject;
  /** What it was and what it is now: the fields that differ are kept, redacted, as `details.changes`. */
  change?: AuditChange;
};

/** Writes one audit event in the transaction of `scope`, so that both happen or neither. */
export async function audit(scope: Scope, action: string, entry: AuditEntry): Promise<void> {
  scope.audited.push(action);
  await writeAuditEvent(scope.db, { orgId: scope.org.id, actor: scope.actor, action, ...entry });
}

/** For what is written without a scope: founding an organization, joining one, being refused. */
export async function writeAuditEvent(
  db: Transaction,
  event: AuditEntry & { orgId: string; actor: Actor | Stranger; action: string },
): Promise<void> {
  const { orgId, actor, action, resource } = event;
  const details = { ...event.details, ...(event.change && { changes: changesOf(event.change) }) };
  await db.$executeRaw`
    insert into audit_event (org_id, id, retention, actor_kind, actor_id, actor_label, action,
      resource_kind, resource_id, resource_name, outcome, details, ip_address, user_agent, created_at)
    values (${orgId}::uuid, ${newId()}::uuid, audit_retention(${orgId}::uuid), ${actor.kind},
      ${actor.id}::uuid, ${actor.label}, ${action}, ${resource.kind}, ${resource.id ?? null}::uuid,
      ${resource.name ?? null}, ${event.outcome ?? 'success'}, ${JSON.stringify(details)}::jsonb,
      ${actor.ipAddress}, ${actor.userAgent}, clock_timestamp())`;
}
