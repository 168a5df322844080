import type { z } from 'zod';
import { readKeyStates } from '#server/areas/keys/index.ts';
import { afterCursor, newestFirst, toPage } from '#server/core/paging.ts';
import type { Scope } from '#server/core/scope.ts';
import { targetErrors } from './errors.ts';
import { readTargetConfig } from './read-target-config.ts';
import type { ListTargets } from './schema.ts';
import { targetProblem } from './target-problem.ts';

const shown = {
  id: true,
  name: true,
  description: true,
  kind: true,
  config: true,
  concurrency: true,
  isJudge: true,
  headerLastFour: true,
  createdAt: true,
  updatedAt: true,
  prompt: { select: { id: true, name: true, version: true, status: true } },
  suites: { select: { suite: { select: { id: true, name: true } } } },
} as const;

type KeyStates = Awaited<ReturnType<typeof readKeyStates>>;
type Row = {
  kind: string;
  config: unknown;
  headerLastFour: string | null;
  suites: { suite: { id: string; name: string } }[];
};

/** A row as people see it: what it lacks, and of the secret header no more than its last four. */
function present<T extends Row>({ kind, config, suites, ...row }: T, keys: KeyStates) {
  const target = readTargetConfig({ kind, config });
  const hasSecretHeader = row.headerLastFour !== null;
  const problem = targetProblem(target, { keys, secretHeader: hasSecretHeader });
  return { ...row, ...target, suites: suites.map(({ suite }) => suite), hasSecretHeader, problem };
}

/** A page of targets, last saved first, each with what keeps it from answering. */
export async function listTargets(scope: Scope, input: z.output<typeof ListTargets>) {
  const rows = await scope.db.target.findMany({
    where: {
      AND: [
        afterCursor(input.cursor),
        input.search ? { name: { contains: input.search, mode: 'insensitive' } } : {},
        input.kind ? { kind: input.kind } : {},
      ],
    },
    orderBy: newestFirst,
    take: input.limit + 1,
    select: shown,
  });
  const keys = await readKeyStates(scope);
  const { items, nextCursor } = toPage(rows, input.limit);
  return { items: items.map((row) => present(row, keys)), nextCursor };
}

/** A target with its settings, without its secret. */
export async function getTarget(scope: Scope, id: string) {
  const row = await scope.db.target.findFirst({ where: { id }, select: shown });
  if (!row) throw targetErrors.notFound();
  return present(row, await readKeyStates(scope));
}
