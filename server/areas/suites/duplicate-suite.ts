import { copyName } from '#server/core/copy-name.ts';
import type { Scope } from '#server/core/scope.ts';
import { createSuite } from './create-suite.ts';
import { getSuite } from './reads.ts';

/** Copies a suite, with all it says, under a name of its own. */
export async function duplicateSuite(scope: Scope, id: string): Promise<{ id: string }> {
  const suite = await getSuite(scope, id);
  const others = await scope.db.suite.findMany({
    where: { name: { contains: '(copy' } },
    select: { name: true },
  });
  return await createSuite(scope, {
    name: copyName(
      suite.name,
      others.map((other) => other.name),
    ),
    description: suite.description,
    repeats: suite.repeats,
    scenarioIds: suite.items.map((item) => item.id),
    filter: suite.filter,
    targetIds: suite.targets.map((target) => target.id),
    environmentId: suite.environment?.id ?? null,
    stopAfterFailures: suite.stopAfterFailures,
    stopAfterErrors: suite.stopAfterErrors,
    budgetMicroUsd: suite.budgetMicroUsd,
  });
}
