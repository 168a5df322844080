import type { Actor } from './actor.ts';
import type { Prisma, Transaction } from './db/prisma.ts';
import type { Scope } from './scope.ts';

export type AuditEntry = {
  resource: { kind: string; id?: string; name?: string };
  outcome?: 'success' | 'failure';
  /** Anything worth keeping, without secrets. */
  details?: Prisma.InputJsonObject;
};

/** Writes one audit event in the transaction of `scope`, so that both happen or neither. */
export async function audit(scope: Scope, action: string, entry: AuditEntry): Promise<void> {
  scope.audited.push(action);
  await writeAuditEvent(scope.db, { orgId: scope.org.id, actor: scope.actor, action, ...entry });
}

/** For the few writes that happen before there is a scope: founding an organization, joining one. */
export async function writeAuditEvent(
  db: Transaction,
  event: AuditEntry & { orgId: string; actor: Actor; action: string },
): Promise<void> {
  const { actor, resource } = event;
  await db.auditEvent.createMany({
    data: {
      orgId: event.orgId,
      actorKind: actor.kind,
      actorId: actor.id,
      actorLabel: actor.label,
      ipAddress: actor.ipAddress,
      userAgent: actor.userAgent,
      action: event.action,
      resourceKind: resource.kind,
      resourceId: resource.id ?? null,
      resourceName: resource.name ?? null,
      outcome: event.outcome ?? 'success',
      details: event.details ?? {},
    },
  });
}
