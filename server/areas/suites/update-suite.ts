import type { z } from 'zod';
import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { suiteErrors } from './errors.ts';
import type { UpdateSuite } from './schema.ts';
import { writeParts } from './write-parts.ts';

/** Saves a suite. Runs that have started keep what they started with. */
export async function updateSuite(
  scope: Scope,
  input: z.output<typeof UpdateSuite>,
): Promise<void> {
  const { id, name, description, repeats } = input;
  type Before = { name: string; description: string; repeats: number };
  const [suite] = await scope.db.$queryRaw<Before[]>`
    select name, description, repeats from suite where id = ${id}::uuid for update`;
  if (!suite) throw suiteErrors.notFound();
  await scope.db.suite.update({
    where: { orgId_id: { orgId: scope.org.id, id } },
    data: { name, description, repeats },
  });
  await writeParts(scope, id, input);
  await audit(scope, 'suite.updated', {
    resource: { kind: 'suite', id, name },
    details: { scenarios: input.scenarioIds.length, targets: input.targetIds.length },
    change: { before: suite, after: { name, description, repeats } },
  });
}
