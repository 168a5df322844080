import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { targetErrors } from './errors.ts';

/** Chooses the target that decides SEMANTIC_ASSERT in new runs, or none. */
export async function useAsJudge(scope: Scope, id: string | null): Promise<void> {
  const target =
    id === null
      ? null
      : await scope.db.target.findFirst({ where: { id }, select: { name: true, kind: true } });
  if (id !== null && !target) throw targetErrors.notFound();
  if (target?.kind === 'HTTP') throw targetErrors.cannotJudge();
  const before = await scope.db.target.findFirst({
    where: { isJudge: true },
    select: { name: true },
  });
  await scope.db.target.updateMany({ where: { isJudge: true }, data: { isJudge: false } });
  if (id !== null) {
    await scope.db.target.update({
      where: { orgId_id: { orgId: scope.org.id, id } },
      data: { isJudge: true },
    });
  }
  await audit(scope, 'target.judgeChosen', {
    resource: { kind: 'target', ...(id === null ? {} : { id, name: target?.name ?? '' }) },
    change: { before: { judge: before?.name }, after: { judge: target?.name } },
  });
}
