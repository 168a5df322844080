import type { z } from 'zod';
import { afterCursor, newestFirst, toPage } from '#server/core/paging.ts';
import { namesOf } from '#server/core/people.ts';
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

/** All versions of a prompt with who saved them (null: someone who has left), newest first. */
export async function listVersions(scope: Scope, id: string) {
  const prompt = await scope.db.prompt.findFirst({ where: { id }, select: { id: true } });
  if (!prompt) throw promptErrors.notFound();
  const versions = await scope.db.promptVersion.findMany({
    where: { promptId: id },
    orderBy: { version: 'desc' },
    take: 200,
    select: { version: true, content: true, message: true, createdById: true, createdAt: true },
  });
  const names = await namesOf(
    scope,
    versions.map(({ createdById }) => createdById),
  );
  return versions.map(({ createdById, content, ...version }) => ({
    ...version,
    content: PromptContent.parse(content),
    createdBy: names.get(createdById ?? '') ?? null,
  }));
}
