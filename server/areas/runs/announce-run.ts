import type { OrgEvent } from '#server/core/events.ts';
import type { Scope } from '#server/core/scope.ts';

/** Tells every process that a run changed, when and if the transaction of `scope` commits. */
export async function announceRun(scope: Scope, runId: string): Promise<void> {
  const event: OrgEvent = { orgId: scope.org.id, kind: 'run.changed', id: runId };
  await scope.db.$queryRaw`select pg_notify('org_event', ${JSON.stringify(event)})::text`;
}
