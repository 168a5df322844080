import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';

type Marked = { days: number; finishedAt: Date };

/**
 * Marks at most `most` runs that ended longer ago than their organization's plan keeps, oldest first:
 * from the commit on their evidence is shown to nobody. Returns how many there were.
 */
export async function markDropped(scope: Scope, most: number): Promise<number> {
  const orgId = scope.org.id;
  const marked = await scope.db.$queryRaw<Marked[]>`
    with plan as (select evidence_kept_days(${orgId}::uuid) as days)
    update run
    set evidence_dropped_at = clock_timestamp(), evidence_kept_days = plan.days,
        evidence_left = true
    from plan
    where org_id = ${orgId}::uuid and id in (
      select due.id from run due
      where due.org_id = ${orgId}::uuid and due.evidence_dropped_at is null
        and due.finished_at < now() - (select days from plan) * interval '24 hours'
      order by due.finished_at limit ${most}
      for update skip locked
    )
    returning days, finished_at as "finishedAt"`;
  const [first] = marked;
  if (!first) return 0;
  const newest = new Date(Math.max(...marked.map(({ finishedAt }) => finishedAt.getTime())));
  await audit(scope, 'run.evidenceDropped', {
    resource: { kind: 'run', name: marked.length === 1 ? '1 run' : `${marked.length} runs` },
    details: {
      runs: marked.length,
      keptDays: first.days,
      endedUntil: newest.toISOString(),
    },
  });
  return marked.length;
}
