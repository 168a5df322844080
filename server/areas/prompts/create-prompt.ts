import type { z } from 'zod';
import { audit } from '#server/core/audit.ts';
import { newId } from '#server/core/ids.ts';
import type { Scope } from '#server/core/scope.ts';
import { checkContent } from './check-content.ts';
import type { CreatePrompt } from './schema.ts';

/** Makes a draft prompt with its first version. */
export async function createPrompt(
  scope: Scope,
  input: z.output<typeof CreatePrompt>,
): Promise<{ id: string }> {
  await checkContent(scope, input.content);
  const id = newId();
  const { content, ...described } = input;
  const createdById = scope.personId;
  await scope.db.prompt.create({
    data: {
      ...described,
      id,
      orgId: scope.org.id,
      createdById,
      ownerId: createdById,
      versions: { create: { version: 1, content, createdById } },
    },
  });
  await audit(scope, 'prompt.created', { resource: { kind: 'prompt', id, name: input.name } });
  return { id };
}
