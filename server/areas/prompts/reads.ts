import type { z } from 'zod';
import { findEntries } from '#server/core/find-entries.ts';
import { listEntries } from '#server/core/list-entries.ts';
import { listTags } from '#server/core/list-tags.ts';
import { afterCursor, newestFirst, toPage } from '#server/core/paging.ts';
import type { Scope } from '#server/core/scope.ts';
import { promptErrors } from './errors.ts';
import { listVariables } from './prompt-variables.ts';
import { type ListPrompts, PromptContent } from './schema.ts';

/** A page of prompts, last saved first. A search looks at the newest that fit. */
export async function listPrompts(scope: Scope, input: z.output<typeof ListPrompts>) {
  const { search } = input;
  const ids = search?.trim()
    ? (await findEntries(scope, 'prompt', search, input)).ids
    : (await listEntries(scope, 'prompt', input, input)).map(({ id }) => id);
  const rows = await scope.db.prompt.findMany({
    where: { AND: [afterCursor(input.cursor), { id: { in: ids } }] },
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

/** The tags in use on prompts that are not archived, the most used first. */
export function listPromptTags(scope: Scope) {
  return listTags(scope, 'prompt');
}
