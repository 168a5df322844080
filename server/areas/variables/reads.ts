import type { z } from 'zod';
import type { Prisma } from '#server/core/db/prisma.ts';
import { afterCursor, newestFirst, toPage } from '#server/core/paging.ts';
import type { Scope } from '#server/core/scope.ts';
import { variableErrors } from './errors.ts';
import type { ListValues, ListVariables } from './schema.ts';
import { whereUsed } from './where-used.ts';

const inOrder = [
  { environment: { position: 'asc' } },
  { environment: { name: 'asc' } },
] satisfies Prisma.VariableOverrideOrderByWithRelationInput[];

const shown = {
  id: true,
  key: true,
  value: true,
  description: true,
  version: true,
  updatedAt: true,
  overrides: {
    orderBy: inOrder,
    select: { environmentId: true, value: true },
  },
} as const satisfies Prisma.VariableSelect;

/** A page of variables with what uses them, last saved first. */
export async function listVariables(scope: Scope, input: z.output<typeof ListVariables>) {
  const { search } = input;
  const matching = search ? { contains: search, mode: 'insensitive' as const } : null;
  const rows = await scope.db.variable.findMany({
    where: {
      AND: [
        afterCursor(input.cursor),
        matching
          ? {
              OR: [
                { key: matching },
                { value: matching },
                { description: matching },
                { overrides: { some: { value: matching } } },
              ],
            }
          : {},
      ],
    },
    orderBy: newestFirst,
    take: input.limit + 1,
    select: shown,
  });
  const { items, nextCursor } = toPage(rows, input.limit);
  const uses = await whereUsed(
    scope,
    items.map(({ key }) => key),
  );
  return {
    items: items.map((item) => ({ ...item, usedBy: uses.get(item.key) ?? [] })),
    nextCursor,
  };
}

/** A page of variables with what they stand for, last saved first. */
export async function listValues(scope: Scope, input: z.output<typeof ListValues>) {
  const rows = await scope.db.variable.findMany({
    where: afterCursor(input.cursor),
    orderBy: newestFirst,
    take: input.limit + 1,
    select: { id: true, key: true, value: true, updatedAt: true, overrides: shown.overrides },
  });
  return toPage(rows, input.limit);
}

/** A variable with what uses it. */
export async function getVariable(scope: Scope, id: string) {
  const variable = await scope.db.variable.findFirst({
    where: { id },
    select: { ...shown, createdAt: true },
  });
  if (!variable) throw variableErrors.notFound();
  const uses = await whereUsed(scope, [variable.key]);
  return { ...variable, usedBy: uses.get(variable.key) ?? [] };
}

/**
 * All variables of the organization as prompts and requests see them in an environment, or outside of
 * any: value by key.
 */
export async function readVariables(
  scope: Scope,
  environmentId: string | null = null,
): Promise<Record<string, string>> {
  const rows = await scope.db.variable.findMany({
    select: {
      key: true,
      value: true,
      overrides: {
        where: { environmentId: { in: environmentId === null ? [] : [environmentId] } },
        select: { value: true },
      },
    },
  });
  return Object.fromEntries(
    rows.map(({ key, value, overrides }) => [key, overrides[0]?.value ?? value]),
  );
}
