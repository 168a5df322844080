import { countRun } from '#server/areas/plans/index.ts';
import type { FrozenTarget } from '#server/areas/targets/index.ts';
import { audit } from '#server/core/audit.ts';
import { newId } from '#server/core/ids.ts';
import type { Scope } from '#server/core/scope.ts';
import { checkBudget } from './budget/check-budget.ts';
import { chooseCache } from './cache/choose-cache.ts';
import { announceRun } from './engine/announce-run.ts';
import { needsJudge } from './engine/play-item.ts';
import { filterChoices } from './filter-choices.ts';
import { enqueueRun } from './jobs.ts';
import type { RunSettings } from './load-plan.ts';
import type { RunPlan } from './plan-run.ts';
import { writePlan } from './write-plan.ts';

export type StartedRun = {
  id: string;
  /** Counts up within the organization. */
  number: number;
  itemCount: number;
  /** Archived scenarios, which were left out. */
  archivedScenarios: number;
};

/** Everything that a run is started with. */
export type RunStart = {
  settings: RunSettings;
  repeats: number;
  variables: Readonly<Record<string, string>>;
  plan: RunPlan;
  judge: FrozenTarget | null;
  /** The run whose conversations are played anew, or whose replies are judged anew. */
  source?: { runId: string; isRescored: boolean };
  /** Uses no reply of the past. */
  askAnew?: boolean;
};

/**
 * Queues a run to be played. The same idempotency key gives the same run again, without asking `prepare`.
 * @throws {AppError} `plans.runsUsedUp`, `plans.storageUsedUp`, what `checkBudget` and `prepare` throw
 */
export async function startOnce(
  scope: Scope,
  idempotencyKey: string,
  prepare: () => Promise<RunStart>,
): Promise<StartedRun> {
  // A second call with the same key waits until the first one is over.
  await lock(scope, `runs.start:${scope.org.id}:${idempotencyKey}`);
  const earlier = await scope.db.run.findFirst({ where: { idempotencyKey } });
  if (earlier) {
    // The first call wrote the event; this one changes nothing.
    scope.audited.push('run.started');
    const { id, number, itemCount } = earlier;
    return { id, number, itemCount, archivedScenarios: 0 };
  }
  const prepared = await prepare();
  const { settings, repeats, variables, plan, judge, source } = prepared;
  const isJudged = plan.scenarios.some(({ content }) => needsJudge(content));
  const { isMetered } = await checkBudget(scope, {
    budget: settings.budgetMicroUsd,
    // Replies that are stored are paid for.
    targets: source?.isRescored ? [] : plan.targets.map(({ target }) => target),
    judge: isJudged ? judge : null,
  });
  // Run numbers have no gaps, so one start at a time is written in an organization.
  await lock(scope, `runs.start:${scope.org.id}`);
  await countRun(scope);
  const last = await scope.db.run.aggregate({ _max: { number: true } });
  const run = {
    id: newId(),
    number: (last._max.number ?? 0) + 1,
    ...settings,
    isMetered,
    replyCache: await chooseCache(scope, prepared),
    repeats,
    variables: { ...variables },
    itemCount: plan.itemCount,
    ...filterChoices(plan.scenarios),
    idempotencyKey,
    startedById: scope.personId,
    ...(judge ? { judge } : {}),
    ...(source && { sourceRunId: source.runId, isRescored: source.isRescored }),
  };
  await scope.db.run.createMany({ data: run });
  await writePlan(scope, run.id, plan);
  await enqueueRun(scope, run.id);
  await announceRun(scope, run.id);
  const { id, number, itemCount } = run;
  await audit(scope, 'run.started', {
    resource: { kind: 'run', id, name: `${settings.suiteName} #${number}` },
    details: {
      ...(settings.suiteId !== null && { suiteId: settings.suiteId }),
      itemCount,
      targets: plan.targets.map((t) => t.target.name),
      ...(settings.environment !== null && { environment: settings.environment }),
      ...(settings.budgetMicroUsd !== null && { budgetMicroUsd: settings.budgetMicroUsd }),
      ...(source && { [source.isRescored ? 'rescored' : 'again']: source.runId }),
    },
  });
  return { id, number, itemCount, archivedScenarios: plan.archived };
}

async function lock({ db }: Scope, name: string): Promise<void> {
  await db.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${name}, 0))::text`;
}
