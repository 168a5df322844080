import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { audit } from '#server/core/audit.ts';
import type { Scope } from '#server/core/scope.ts';
import { checkContent } from './check-content.ts';
import { promptErrors } from './errors.ts';
import type { UpdatePrompt } from './schema.ts';

/**
 * Saves a prompt. Other content makes the next version; versions never change.
 * @throws prompts.changedMeanwhile when `baseVersion` is not the newest
 */
export async function updatePrompt(
  scope: Scope,
  input: z.output<typeof UpdatePrompt>,
): Promise<{ version: number }> {
  const key = { orgId_id: { orgId: scope.org.id, id: input.id } };
  await scope.db.$queryRaw`select 1 from prompt where id = ${input.id}::uuid for update`;
  const prompt = await scope.db.prompt.findUnique({
    where: key,
    include: { versions: { orderBy: { version: 'desc' }, take: 1 } },
  });
  const newest = prompt?.versions[0];
  if (!prompt || !newest) throw promptErrors.notFound();
  if (newest.version !== input.baseVersion) {
    throw promptErrors.changedMeanwhile(await nameOf(scope, newest.createdById));
  }
  await checkContent(scope, input.content);
  const version = isDeepStrictEqual(newest.content, input.content)
    ? newest.version
    : newest.version + 1;
  if (version !== newest.version) {
    await scope.db.promptVersion.createMany({
      data: {
        promptId: input.id,
        version,
        content: input.content,
        message: input.message,
        createdById: scope.personId,
      },
    });
  }
  const { name, description, tags } = input;
  await scope.db.prompt.update({ where: key, data: { name, description, tags, version } });
  await audit(scope, 'prompt.updated', {
    resource: { kind: 'prompt', id: input.id, name },
    details: { version },
    change: {
      before: {
        name: prompt.name,
        description: prompt.description,
        tags: prompt.tags,
        content: newest.content,
      },
      after: { name, description, tags, content: input.content },
    },
  });
  return { version };
}

async function nameOf(scope: Scope, userId: string | null): Promise<string | null> {
  if (userId === null) return null;
  const user = await scope.db.user.findUnique({ where: { id: userId }, select: { name: true } });
  return user?.name ?? null;
}
