import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { targetErrors } from './errors.ts';
import type { JudgeVotes } from './schema.ts';

/**
 * Chooses the target that decides SEMANTIC_ASSERT in new runs, or none.
 * @param votes how many answers it is asked for; as many as it had when absent
 */
export async function useAsJudge(
  scope: Scope,
  id: string | null,
  votes?: JudgeVotes,
): Promise<void> {
  const target = id === null ? null : await readTarget(scope, id);
  if (id !== null && !target) throw targetErrors.notFound();
  if (target?.kind === 'HTTP') throw targetErrors.cannotJudge();
  if (target && target.kind !== 'MODEL' && (votes ?? 1) > 1) throw targetErrors.cannotVote();
  const before = await scope.db.target.findFirst({
    where: { isJudge: true },
    select: { name: true, judgeVotes: true },
  });
  await scope.db.target.updateMany({ where: { isJudge: true }, data: { isJudge: false } });
  if (id !== null) {
    await scope.db.target.update({
      where: { orgId_id: { orgId: scope.org.id, id } },
      data: { isJudge: true, ...(votes !== undefined && { judgeVotes: votes }) },
    });
  }
  await audit(scope, 'target.judgeChosen', {
    resource: { kind: 'target', ...(id === null ? {} : { id, name: target?.name ?? '' }) },
    change: {
      before: { judge: before?.name, votes: before?.judgeVotes },
      after: { judge: target?.name, votes: target ? (votes ?? target.judgeVotes) : undefined },
    },
  });
}

function readTarget(scope: Scope, id: string) {
  return scope.db.target.findFirst({
    where: { id },
    select: { name: true, kind: true, judgeVotes: true },
  });
}
