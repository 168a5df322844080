import type { z } from 'zod';
import { afterCursor, newestFirst, toPage } from '#server/core/paging.ts';
import type { Scope } from '#server/core/scope.ts';
import { promptErrors } from './errors.ts';
import { listVariables } from './prompt-variables.ts';
import { type ListPrompts, PromptContent } from './schema.ts';

/** A page of prompts, last saved first. */
export async function listPrompts(scope: Scope, input: z.output<typeof ListPrompts>) {
  const rows = await scope.db.prompt.findMany({
    where: {
      AND: [
        afterCursor(input.cursor),
        input.status ? { status: input.status } : { status: { not: 'ARCHIVED' } },
        input.search ? { name: { contains: input.search, mode: 'insensitive' } } : {},
      ],
    },
    orderBy: newestFirst,
    take: input.limit + 1,
    select: {
      id: true,
      name: true,
      description: true,
      status: true,
      version: true,
      tags: true,
      updatedAt: true,
      _count: { select: { targets: true } },
    },
  });
  return toPage(rows, input.limit);
}

/** A prompt with the content of its newest version. */
export async function getPrompt(scope: Scope, id: string) {
  const prompt = await scope.db.prompt.findFirst({
    where: { id },
    include: {
      versions: { orderBy: { version: 'desc' }, take: 1 },
      targets: { select: { id: true, name: true } },
    },
  });
  const newest = prompt?.versions[0];
  if (!prompt || !newest) throw promptErrors.notFound();
  const { versions: _, ...described } = prompt;
  const content = PromptContent.parse(newest.content);
  return { ...described, content, variables: listVariables(content) };
}
