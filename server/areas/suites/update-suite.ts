import type { z } from 'zod';
import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { suiteErrors } from './errors.ts';
import type { UpdateSuite } from './schema.ts';
import { checkParts, suiteColumns, writeParts } from './write-parts.ts';

/**
 * Saves a suite. Runs that have started keep what they started with.
 * @throws suites.changedMeanwhile when `baseVersion` is not the newest
 */
export async function updateSuite(
  scope: Scope,
  { id, baseVersion, ...input }: z.output<typeof UpdateSuite>,
): Promise<{ version: number }> {
  await scope.db.$queryRaw`select 1 from suite where id = ${id}::uuid for update`;
  const suite = await scope.db.suite.findFirst({ where: { id } });
  if (!suite) throw suiteErrors.notFound();
  if (suite.version !== baseVersion) throw suiteErrors.changedMeanwhile();
  await checkParts(scope, input);
  const columns = suiteColumns(input);
  const version = baseVersion + 1;
  await scope.db.suite.update({
    where: { orgId_id: { orgId: scope.org.id, id } },
    data: { ...columns, version },
  });
  await writeParts(scope, id, input);
  const { name, description, repeats, filter, environmentId } = suite;
  const { stopAfterFailures, stopAfterErrors } = suite;
  const budgetMicroUsd = suite.budgetMicroUsd === null ? null : Number(suite.budgetMicroUsd);
  const stops = { stopAfterFailures, stopAfterErrors, budgetMicroUsd };
  await audit(scope, 'suite.updated', {
    resource: { kind: 'suite', id, name: input.name },
    details: { scenarios: input.scenarioIds.length, targets: input.targetIds.length },
    change: {
      before: { name, description, repeats, filter, environmentId, ...stops },
      after: { ...columns, filter: input.filter },
    },
  });
  return { version };
}
