import { jobActor } from '#server/core/actor.ts';
import type { DatabaseClient } from '#server/core/db/prisma.ts';
import { openJobScope } from '#server/core/scope.ts';

const atOnce = 4;

/**
 * When something last happened in each organization, by the newest event of its log. Only the moment
 * leaves the organization.
 */
export async function lastActivity(
  app: DatabaseClient,
  orgIds: readonly string[],
): Promise<ReadonlyMap<string, Date | null>> {
  const found = new Map<string, Date | null>();
  const waiting = [...orgIds];
  const reader = async () => {
    for (let orgId = waiting.shift(); orgId; orgId = waiting.shift()) {
      found.set(orgId, await newestEvent(app, orgId));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, reader));
  return found;
}

async function newestEvent(app: DatabaseClient, orgId: string): Promise<Date | null> {
  const actor = jobActor('instance.orgs');
  return await openJobScope(app, { orgId, actor }, async ({ db }) => {
    const newest = await db.auditEvent.findFirst({
      orderBy: { createdAt: 'desc' },
      select: { createdAt: true },
    });
    return newest?.createdAt ?? null;
  });
}
