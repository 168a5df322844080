import type { z } from 'zod';
import type { AccountScope } from '#server/areas/accounts/index.ts';
import { readPlan } from '#server/areas/plans/index.ts';
import { writeAuditEvent } from '#server/core/audit.ts';
import { changesOf } from '#server/core/audit-changes.ts';
import { databaseNow } from '#server/core/clock.ts';
import { instanceErrors } from './errors.ts';
import type { SetPlan } from './schema.ts';

/**
 * Puts an organization on a plan. The organization’s log names the office, not where the person who
 * holds it sits.
 */
export async function setPlan(
  { db, user, actor }: AccountScope,
  { orgId, plan }: z.output<typeof SetPlan>,
): Promise<void> {
  const org = await db.organization.findUnique({ where: { id: orgId }, select: { name: true } });
  if (!org) throw instanceErrors.orgNotFound();
  const { plan: from } = await readPlan(db, orgId);
  const set = { plan, setById: user.id, setAt: await databaseNow(db) };
  await db.orgPlan.upsert({ where: { orgId }, create: { orgId, ...set }, update: set });
  const office = { label: 'Instance administrator', ipAddress: null, userAgent: null };
  await writeAuditEvent(db, {
    orgId,
    actor: { ...actor, ...office },
    action: 'plan.set',
    resource: { kind: 'org', id: orgId, name: org.name },
    change: { before: { plan: from }, after: { plan } },
  });
  const { ipAddress, userAgent } = actor;
  await db.accountEvent.createMany({
    data: {
      userId: user.id,
      action: 'plan.set',
      details: { orgId, changes: changesOf({ before: { plan: from }, after: { plan } }) },
      ipAddress,
      userAgent,
    },
  });
}
