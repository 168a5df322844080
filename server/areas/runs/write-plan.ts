import { newId } from '#server/core/ids.ts';
import type { Scope } from '#server/core/scope.ts';
import { laneOf } from './engine/lane-of.ts';
import type { PlannedScenario } from './plan-rows.ts';
import type { PlannedItem, RunPlan } from './plan-run.ts';

/** Rows that are written by one statement, as one parameter of it. */
const batchSize = 500;

/** Writes what a run is made of, in parts, so that no part is as large as the run. */
export async function writePlan(scope: Scope, runId: string, plan: RunPlan): Promise<void> {
  for (let from = 0; from < plan.scenarios.length; from += batchSize) {
    await writeScenarios(scope, runId, plan.scenarios.slice(from, from + batchSize));
  }
  await writeTargets(scope, runId, plan);
  if (plan.items === null) return await writeEachItem(scope, runId, plan.repeats);
  for (let from = 0; from < plan.items.length; from += batchSize) {
    await writeItems(scope, runId, plan.items.slice(from, from + batchSize));
  }
}

async function writeScenarios(
  { db }: Scope,
  runId: string,
  scenarios: readonly PlannedScenario[],
): Promise<void> {
  await db.$executeRaw`
    insert into run_scenario (run_id, row, scenario_id, name, data_row, version, tags, locale, content)
    select ${runId}::uuid, row, "scenarioId", name, "dataRow", version,
      array(select jsonb_array_elements_text(tags)), content->>'locale', content
    from jsonb_to_recordset(${JSON.stringify(scenarios)}::jsonb) as planned (
      row int, "scenarioId" uuid, name text, "dataRow" text, version int, tags jsonb, content jsonb
    )`;
}

async function writeTargets({ db }: Scope, runId: string, { targets }: RunPlan): Promise<void> {
  await db.runTarget.createMany({
    data: targets.map(({ position, target, promptContent }) => ({
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
}

/** Each scenario against each target, as often as asked, made where it is stored. */
async function writeEachItem({ db, org }: Scope, runId: string, repeats: number): Promise<void> {
  await db.$executeRaw`
    insert into run_item (id, run_id, scenario_id, row, target_position, repeat)
    select new_id(), s.run_id, s.scenario_id, s.row, t.position, times.repeat
    from run_scenario s
    join run_target t on t.org_id = s.org_id and t.run_id = s.run_id
    cross join generate_series(1, ${repeats}::int) as times (repeat)
    where s.org_id = ${org.id}::uuid and s.run_id = ${runId}::uuid
      and t.org_id = ${org.id}::uuid and t.run_id = ${runId}::uuid
    order by s.row, t.position, times.repeat`;
}

async function writeItems(
  { db, org }: Scope,
  runId: string,
  items: readonly PlannedItem[],
): Promise<void> {
  const named = items.map((item) => ({ ...item, id: newId() }));
  await db.$executeRaw`
    insert into run_item (id, run_id, scenario_id, row, target_position, repeat, source_item_id)
    select planned.id, s.run_id, s.scenario_id, s.row, planned."targetPosition", planned.repeat,
      planned."sourceItemId"
    from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as planned (
      id uuid, row int, "targetPosition" int, repeat int, "sourceItemId" uuid
    )
    join run_scenario s
      on s.org_id = ${org.id}::uuid and s.run_id = ${runId}::uuid and s.row = planned.row`;
}
