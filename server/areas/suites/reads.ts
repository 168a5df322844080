import type { z } from 'zod';
import { afterCursor, newestFirst, toPage } from '#server/core/paging.ts';
import type { Scope } from '#server/core/scope.ts';
import { suiteErrors } from './errors.ts';
import { readLastRuns } from './last-runs.ts';
import type { ListSuites } from './schema.ts';

const inOrder = { orderBy: { position: 'asc' } } as const;

/** A page of suites, last saved first, each with its latest run. */
export async function listSuites(scope: Scope, input: z.output<typeof ListSuites>) {
  const rows = await scope.db.suite.findMany({
    where: {
      AND: [
        afterCursor(input.cursor),
        input.search ? { name: { contains: input.search, mode: 'insensitive' } } : {},
      ],
    },
    orderBy: newestFirst,
    take: input.limit + 1,
    select: {
      id: true,
      name: true,
      description: true,
      repeats: true,
      updatedAt: true,
      _count: { select: { items: true } },
      targets: {
        ...inOrder,
        select: { target: { select: { id: true, name: true, kind: true } } },
      },
    },
  });
  const { items, nextCursor } = toPage(rows, input.limit);
  const lastRuns = await readLastRuns(
    scope,
    items.map(({ id }) => id),
  );
  return {
    items: items.map(({ _count, targets, ...suite }) => ({
      ...suite,
      itemCount: _count.items,
      targets: targets.map(({ target }) => target),
      lastRun: lastRuns.get(suite.id) ?? null,
    })),
    nextCursor,
  };
}

/** A suite with its scenarios and default targets, both in order. */
export async function getSuite(scope: Scope, id: string) {
  const suite = await scope.db.suite.findFirst({
    where: { id },
    include: {
      items: {
        ...inOrder,
        select: {
          scenario: {
            select: {
              id: true,
              name: true,
              status: true,
              locale: true,
              version: true,
              tags: true,
              _count: { select: { turns: true } },
            },
          },
        },
      },
      targets: {
        ...inOrder,
        select: { target: { select: { id: true, name: true, kind: true } } },
      },
    },
  });
  if (!suite) throw suiteErrors.notFound();
  const { items, targets, orgId: _, ...described } = suite;
  const lastRuns = await readLastRuns(scope, [id]);
  return {
    ...described,
    items: items.map(({ scenario: { _count, ...scenario } }) => ({
      ...scenario,
      turnCount: _count.turns,
    })),
    targets: targets.map(({ target }) => target),
    lastRun: lastRuns.get(id) ?? null,
  };
}
