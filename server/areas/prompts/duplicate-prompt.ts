import { copyName } from '#server/core/copy-name.ts';
import type { Scope } from '#server/core/scope.ts';
import { createPrompt } from './create-prompt.ts';
import { getPrompt } from './reads.ts';

/** Copies a prompt as a new draft named after it. */
export async function duplicatePrompt(scope: Scope, id: string): Promise<{ id: string }> {
  const { name, description, content, tags } = await getPrompt(scope, id);
  const similar = await scope.db.prompt.findMany({
    where: { name: { contains: '(copy' } },
    select: { name: true },
  });
  const taken = similar.map((prompt) => prompt.name);
  return await createPrompt(scope, { name: copyName(name, taken), description, content, tags });
}
