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
  budgetMicroUsd: true,
  itemCount: true,
  passCount: true,
  failCount: true,
  errorCount: true,
  uncheckedCount: true,
  begunAgainCount: true,
  sourceRunId: true,
  isRescored: true,
  playedAgainCount: true,
  earlierMs: true,
  replyCache: true,
  cachedCount: true,
  inputTokens: true,
  outputTokens: true,
  costMicroUsd: true,
  unknownInput: true,
  unknownOutput: true,
  unknownCost: true,
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
  return rows.map(({ startedById, evidenceDroppedAt, evidenceKeptDays, earlierMs, ...row }) => {
    const run = withSpent(row);
    return {
      ...run,
      /** What its calls may cost, in micro-USD; null for no limit of its own. */
      budgetMicroUsd: run.budgetMicroUsd === null ? null : Number(run.budgetMicroUsd),
      dropped: droppedOf({ evidenceDroppedAt, evidenceKeptDays }),
      /** Items that have a verdict. */
      doneCount: run.passCount + run.failCount + run.errorCount + run.uncheckedCount,
      startedBy: names.get(startedById ?? '') ?? null,
      durationMs: durationOf(run, Number(earlierMs)),
    };
  });
}

/** From the start of play to the end, each time it was played; null before the end. */
function durationOf(
  run: { startedAt: Date | null; finishedAt: Date | null },
  earlierMs: number,
): number | null {
  if (!run.startedAt || !run.finishedAt) return null;
  return earlierMs + run.finishedAt.getTime() - run.startedAt.getTime();
}

type Sums = {
  inputTokens: bigint;
  outputTokens: bigint;
  costMicroUsd: bigint;
  unknownInput: number;
  unknownOutput: number;
  unknownCost: number;
};

/** What was spent so far; null as soon as a part of it is unknown, and before anything was played. */
function withSpent<
  Row extends Sums & {
    passCount: number;
    failCount: number;
    errorCount: number;
    uncheckedCount: number;
  },
>(row: Row) {
  const {
    inputTokens,
    outputTokens,
    costMicroUsd,
    unknownInput,
    unknownOutput,
    unknownCost,
    ...run
  } = row;
  const done = row.passCount + row.failCount + row.errorCount + row.uncheckedCount;
  const known = (sum: bigint, unknown: number) => (done === 0 || unknown > 0 ? null : Number(sum));
  return {
    ...run,
    inputTokens: known(inputTokens, unknownInput),
    outputTokens: known(outputTokens, unknownOutput),
    costMicroUsd: known(costMicroUsd, unknownCost),
  };
}
