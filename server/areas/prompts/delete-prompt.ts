import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { promptErrors } from './errors.ts';

/** Deletes a prompt with its versions, unless a target still uses it. */
export async function deletePrompt(scope: Scope, id: string): Promise<void> {
  const prompt = await scope.db.prompt.findFirst({
    where: { id },
    include: { targets: { select: { name: true } } },
  });
  if (!prompt) throw promptErrors.notFound();
  if (prompt.targets.length > 0) throw promptErrors.inUse(prompt.targets.map(({ name }) => name));
  await scope.db.prompt.delete({ where: { orgId_id: { orgId: scope.org.id, id } } });
  await audit(scope, 'prompt.deleted', { resource: { kind: 'prompt', id, name: prompt.name } });
}
