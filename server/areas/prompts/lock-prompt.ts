import type { Scope } from '#server/core/scope.ts';
import { promptErrors } from './errors.ts';
import { PromptContent } from './schema.ts';

/** A prompt and its newest version, held against other writers until the unit of work ends. */
export async function lockPrompt(scope: Scope, id: string) {
  await scope.db.$queryRaw`select 1 from prompt where id = ${id}::uuid for update`;
  const prompt = await scope.db.prompt.findFirst({
    where: { id },
    include: { versions: { orderBy: { version: 'desc' }, take: 1 } },
  });
  const newest = prompt?.versions[0];
  if (!prompt || !newest) throw promptErrors.notFound();
  return {
    name: prompt.name,
    description: prompt.description,
    tags: prompt.tags,
    version: newest.version,
    savedById: newest.createdById,
    content: PromptContent.parse(newest.content),
  };
}
