import { readKeyStates } from '#server/areas/keys/index.ts';
import { ScenarioContent } from '#server/areas/scenarios/schema.ts';
import { getSuite } from '#server/areas/suites/index.ts';
import { freezeTarget } from '#server/areas/targets/index.ts';
import { readVariables } from '#server/areas/variables/index.ts';
import { AppError } from '#server/core/errors.ts';
import type { Scope } from '#server/core/scope.ts';
import { listProviders } from '#server/outside/models/providers.ts';
import { runErrors } from './errors.ts';
import type { PlanInput } from './plan-run.ts';

/** Reads everything that decides what a run of a suite is made of. */
export async function loadPlan(
  scope: Scope,
  input: { suiteId: string; targetIds?: string[] | undefined; repeats?: number | undefined },
): Promise<{ suite: { id: string; name: string }; plan: PlanInput }> {
  const suite = await getSuite(scope, input.suiteId).catch(asFieldError(runErrors.suiteNotFound));
  const targetIds = [...new Set(input.targetIds ?? suite.targets.map(({ id }) => id))];
  const targets: PlanInput['targets'][number][] = [];
  for (const id of targetIds) {
    targets.push(await freezeTarget(scope, id).catch(asFieldError(runErrors.targetNotFound)));
  }
  const keys = [...(await readKeyStates(scope))];
  const plan = {
    scenarios: await loadScenarios(
      scope,
      suite.items.map(({ id }) => id),
    ),
    targets,
    repeats: input.repeats ?? suite.repeats,
    variables: await readVariables(scope),
    activeKeys: new Set(keys.flatMap(([provider, state]) => (state === 'active' ? provider : []))),
    labels: new Map(listProviders().map(({ id, label }) => [id, label])),
  };
  return { suite: { id: suite.id, name: suite.name }, plan };
}

/** The same refusal, told beside the field of the form that starts a run. */
function asFieldError(toError: () => AppError): (error: unknown) => never {
  return (error) => {
    throw error instanceof AppError && error.kind === 'not-found' ? toError() : error;
  };
}

async function loadScenarios(scope: Scope, ids: string[]): Promise<PlanInput['scenarios']> {
  const rows = await scope.db.$queryRaw<
    { id: string; name: string; version: number; status: string; content: unknown }[]
  >`
    select s.id, s.name, s.version, s.status::text, v.content
    from unnest(${ids}::uuid[]) with ordinality as chosen (id, place)
    join scenario s on s.org_id = ${scope.org.id}::uuid and s.id = chosen.id
    join scenario_version v
      on v.org_id = s.org_id and v.scenario_id = s.id and v.version = s.version
    order by chosen.place`;
  return rows.map(({ id, status, content, ...row }) => ({
    ...row,
    scenarioId: id,
    isArchived: status === 'ARCHIVED',
    content: ScenarioContent.parse(content),
  }));
}
