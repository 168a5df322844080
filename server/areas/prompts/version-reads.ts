import type { z } from 'zod';
import { nameOf, namesOf } from '#server/core/people.ts';
import type { Scope } from '#server/core/scope.ts';
import { promptErrors } from './errors.ts';
import { type ListPromptVersions, PromptContent } from './schema.ts';

const described = {
  version: true,
  message: true,
  createdById: true,
  createdAt: true,
  labels: { select: { name: true }, orderBy: { name: 'asc' } },
} as const;

/**
 * A page of a prompt's versions, newest first, with who saved them (null: someone who has left) and the
 * labels that point at them, without their content.
 */
export async function listPromptVersions(scope: Scope, input: z.output<typeof ListPromptVersions>) {
  const count = await scope.db.prompt.count({ where: { id: input.id } });
  if (count === 0) throw promptErrors.notFound();
  const before = /^[1-9]\d{0,8}$/.test(input.cursor ?? '') ? Number(input.cursor) : null;
  const rows = await scope.db.promptVersion.findMany({
    where: { promptId: input.id, ...(before ? { version: { lt: before } } : {}) },
    orderBy: { version: 'desc' },
    take: input.limit + 1,
    select: described,
  });
  const page = rows.slice(0, input.limit);
  const names = await namesOf(
    scope,
    page.map(({ createdById }) => createdById),
  );
  const items = page.map(({ createdById, labels, ...version }) => ({
    ...version,
    labels: labels.map(({ name }) => name),
    createdBy: names.get(createdById ?? '') ?? null,
  }));
  const last = rows.length > input.limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? String(last.version) : null };
}

/** One version of a prompt, with what it says. */
export async function getPromptVersion(scope: Scope, id: string, version: number) {
  const row = await scope.db.promptVersion.findFirst({
    where: { promptId: id, version },
    select: { ...described, content: true },
  });
  if (!row) throw promptErrors.versionNotFound();
  const { createdById, content, labels, ...about } = row;
  return {
    ...about,
    labels: labels.map(({ name }) => name),
    createdBy: await nameOf(scope, createdById),
    content: PromptContent.parse(content),
  };
}
