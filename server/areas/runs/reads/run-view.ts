import type { Prisma } from '#server/core/db/prisma.ts';
import { namesOf } from '#server/core/people.ts';
import type { Scope } from '#server/core/scope.ts';
import { droppedColumns, droppedOf } from './evidence.ts';

const described = {
  id: true,
  number: true,
  suiteId: true,
  suiteName: true,
  status: true,
  verdict: true,
  error: true,
  repeats: true,
  environment: true,
  stopAfterFailures: true,
  stopAfterErrors: true,
  stoppedBy: true,
  itemCount: true,
  passCount: true,
  failCount: true,
  errorCount: true,
  uncheckedCount: true,
  seq: true,
  startedById: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
  ...droppedColumns,
  targets: {
    orderBy: { position: 'asc' },
    select: {
      position: true,
      targetId: true,
      name: true,
      kind: true,
      promptId: true,
      promptName: true,
      promptVersion: true,
    },
  },
} as const satisfies Prisma.RunSelect;

type Spent = {
  run_id: string;
  input_tokens: number | null;
  output_tokens: number | null;
  cost_micro_usd: number | null;
};

/** Runs as pages and the live stream show them, with who started them and what they have spent so far. */
export async function readRuns(scope: Scope, query: { where: Prisma.RunWhereInput; take: number }) {
  const rows = await scope.db.run.findMany({
    ...query,
    orderBy: { number: 'desc' },
    select: described,
  });
  const names = await namesOf(
    scope,
    rows.map(({ startedById }) => startedById),
  );
  const spent = await readSpent(
    scope,
    rows.map(({ id }) => id),
  );
  return rows.map(({ startedById, evidenceDroppedAt, evidenceKeptDays, ...run }) => ({
    ...run,
    dropped: droppedOf({ evidenceDroppedAt, evidenceKeptDays }),
    /** Items that have a verdict. */
    doneCount: run.passCount + run.failCount + run.errorCount + run.uncheckedCount,
    startedBy: names.get(startedById ?? '') ?? null,
    durationMs: durationOf(run),
    ...(spent.get(run.id) ?? nothingSpent),
  }));
}

/** From the start of play to the end; null before both. */
function durationOf(run: { startedAt: Date | null; finishedAt: Date | null }): number | null {
  if (!run.startedAt || !run.finishedAt) return null;
  return run.finishedAt.getTime() - run.startedAt.getTime();
}

const nothingSpent = { inputTokens: null, outputTokens: null, costMicroUsd: null };

/** Sums over finished items; null as soon as one of them is unknown. */
async function readSpent(scope: Scope, runIds: string[]) {
  const rows = await scope.db.$queryRaw<Spent[]>`
    select run_id,
      case when count(*) = count(input_tokens) then sum(input_tokens)::float8 end as input_tokens,
      case when count(*) = count(output_tokens) then sum(output_tokens)::float8 end as output_tokens,
      case when count(*) = count(cost_micro_usd) then sum(cost_micro_usd)::float8 end as cost_micro_usd
    from run_item
    where org_id = ${scope.org.id}::uuid and run_id = any(${runIds}::uuid[]) and status = 'DONE'
    group by run_id`;
  return new Map(
    rows.map((row) => [
      row.run_id,
      {
        inputTokens: row.input_tokens,
        outputTokens: row.output_tokens,
        costMicroUsd: row.cost_micro_usd,
      },
    ]),
  );
}
