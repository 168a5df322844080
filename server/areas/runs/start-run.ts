import { countRun } from '#server/areas/plans/index.ts';
import { freezeJudge } from '#server/areas/targets/index.ts';
import { audit } from '#server/core/audit.ts';
import { newId } from '#server/core/ids.ts';
import type { Scope } from '#server/core/scope.ts';
import { announceRun } from './engine/announce-run.ts';
import { laneOf } from './engine/lane-of.ts';
import { filterChoices } from './filter-choices.ts';
import { enqueueRun } from './jobs.ts';
import { loadPlan } from './load-plan.ts';
import { planRun, type RunPlan } from './plan-run.ts';
import type { StartRun } from './schema.ts';

export type StartedRun = {
  id: string;
  /** Counts up within the organization. */
  number: number;
  itemCount: number;
  /** Archived scenarios of the suite, which were left out. */
  archivedScenarios: number;
};

/**
 * Freezes what a suite is made of now and queues it to be played. The same idempotency key gives the
 * same run again.
 * @throws {AppError} from `runErrors`, with the field to blame; `plans.runsUsedUp`, `plans.storageUsedUp`
 */
export async function startRun(scope: Scope, input: StartRun): Promise<StartedRun> {
  // One start at a time in an organization: run numbers have no gaps, and keys no races.
  await scope.db.$queryRaw`
    select pg_advisory_xact_lock(hashtextextended(${`runs.start:${scope.org.id}`}, 0))::text`;
  const { idempotencyKey } = input;
  const earlier = await scope.db.run.findFirst({ where: { idempotencyKey } });
  if (earlier) {
    // The first call wrote the event; this one changes nothing.
    scope.audited.push('run.started');
    const { id, number, itemCount } = earlier;
    return { id, number, itemCount, archivedScenarios: 0 };
  }
  const { settings, plan: planInput } = await loadPlan(scope, input);
  const plan = planRun(planInput);
  const judge = await freezeJudge(scope);
  await countRun(scope);
  const last = await scope.db.run.aggregate({ _max: { number: true } });
  const run = {
    id: newId(),
    number: (last._max.number ?? 0) + 1,
    ...settings,
    repeats: planInput.repeats,
    variables: { ...planInput.variables },
    itemCount: plan.items.length,
    ...filterChoices(plan.scenarios),
    idempotencyKey,
    startedById: scope.personId,
    ...(judge ? { judge } : {}),
  };
  await scope.db.run.createMany({ data: run });
  await writePlan(scope, run.id, plan);
  await enqueueRun(scope, run.id);
  await announceRun(scope, run.id);
  const { id, number, itemCount } = run;
  await audit(scope, 'run.started', {
    resource: { kind: 'run', id, name: `${settings.suiteName} #${number}` },
    details: {
      suiteId: settings.suiteId,
      itemCount,
      targets: plan.targets.map((t) => t.target.name),
      ...(settings.environment !== null && { environment: settings.environment }),
    },
  });
  return { id, number, itemCount, archivedScenarios: plan.archived };
}

async function writePlan(scope: Scope, runId: string, plan: RunPlan): Promise<void> {
  const { db } = scope;
  // Thousands of rows: as one parameter, not as tens of thousands.
  await db.$executeRaw`
    insert into run_scenario (run_id, row, scenario_id, name, data_row, version, tags, locale, content)
    select ${runId}::uuid, row, "scenarioId", name, "dataRow", version,
      array(select jsonb_array_elements_text(tags)), content->>'locale', content
    from jsonb_to_recordset(${JSON.stringify(plan.scenarios)}::jsonb) as planned (
      row int, "scenarioId" uuid, name text, "dataRow" text, version int, tags jsonb, content jsonb
    )`;
  await db.runTarget.createMany({
    data: plan.targets.map(({ position, target, promptContent }) => ({
      runId,
      position,
      targetId: target.targetId,
      name: target.name,
      kind: target.kind,
      config: target,
      promptId: target.promptId,
      promptName: target.promptName,
      promptVersion: target.promptVersion,
      ...(promptContent === null ? {} : { promptContent }),
      concurrency: target.concurrency,
      lane: laneOf(target),
    })),
  });
  const scenarioIds = new Map(plan.scenarios.map(({ row, scenarioId }) => [row, scenarioId]));
  const items = plan.items.map((item) => ({
    ...item,
    id: newId(),
    scenarioId: scenarioIds.get(item.row),
  }));
  await db.$executeRaw`
    insert into run_item (id, run_id, scenario_id, row, target_position, repeat)
    select id, ${runId}::uuid, "scenarioId", row, "targetPosition", repeat
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as planned (
      id uuid, "scenarioId" uuid, row int, "targetPosition" int, repeat int
    )`;
}
