import { newId } from '#server/core/ids.ts';
import type { Scope } from '#server/core/scope.ts';
import { laneOf } from './engine/lane-of.ts';
import type { RunPlan } from './plan-run.ts';

/** Writes what a run is made of: its scenarios, targets and conversations. */
export async function writePlan(scope: Scope, runId: string, plan: RunPlan): Promise<void> {
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
    insert into run_item (id, run_id, scenario_id, row, target_position, repeat, source_item_id)
    select id, ${runId}::uuid, "scenarioId", row, "targetPosition", repeat, "sourceItemId"
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as planned (
      id uuid, "scenarioId" uuid, row int, "targetPosition" int, repeat int, "sourceItemId" uuid
    )`;
}
