import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { promptErrors } from './errors.ts';

/** Publishes, archives, or takes a prompt back to draft. */
export async function setPromptStatus(
  scope: Scope,
  id: string,
  status: 'PUBLISHED' | 'ARCHIVED',
): Promise<void> {
  const prompt = await scope.db.prompt.findFirst({
    where: { id },
    select: { name: true, status: true },
  });
  if (!prompt) throw promptErrors.notFound();
  await scope.db.prompt.update({
    where: { orgId_id: { orgId: scope.org.id, id } },
    data: { status },
  });
  await audit(scope, status === 'PUBLISHED' ? 'prompt.published' : 'prompt.archived', {
    resource: { kind: 'prompt', id, name: prompt.name },
    change: { before: { status: prompt.status }, after: { status } },
  });
}
