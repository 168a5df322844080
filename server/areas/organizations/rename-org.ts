import type { z } from 'zod';
import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import type { RenameOrg } from './schema.ts';

/** Changes the name people see. The address stays, so that links keep working. */
export async function renameOrg(scope: Scope, input: z.output<typeof RenameOrg>): Promise<void> {
  const { org } = scope;
  await scope.db.organization.update({ where: { id: org.id }, data: { name: input.name } });
  await audit(scope, 'org.renamed', {
    resource: { kind: 'org', id: org.id, name: input.name },
    change: { before: { name: org.name }, after: { name: input.name } },
  });
}
