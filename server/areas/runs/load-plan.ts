import { readKeyStates } from '#server/areas/keys/index.ts';
import { ScenarioContent } from '#server/areas/scenarios/schema.ts';
import { readPlayedSuite } from '#server/areas/suites/index.ts';
import { type FrozenTarget, freezeTarget } from '#server/areas/targets/index.ts';
import { readVariables } from '#server/areas/variables/index.ts';
import { AppError } from '#server/core/errors.ts';
import type { Scope } from '#server/core/scope.ts';
import { listProviders } from '#server/outside/models/providers.ts';
import { runErrors } from './errors.ts';
import { mostText } from './plan-rows.ts';
import { maxItems, type PlanInput } from './plan-run.ts';
import type { StartRun } from './schema.ts';

/** Scenarios that are read at once. */
const batchSize = 500;

/** What of a run stands beside its plan. */
export type RunSettings = {
  suiteId: string | null;
  suiteName: string;
  /** The name of the environment; null for none. */
  environment: string | null;
  stopAfterFailures: number | null;
  stopAfterErrors: number | null;
  budgetMicroUsd: number | null;
};

/** Reads everything that decides what a run of a suite is made of. */
export async function loadPlan(
  scope: Scope,
  input: StartRun,
): Promise<{ settings: RunSettings; plan: PlanInput }> {
  // One more than can be played, so that too many are noticed.
  const suite = await readPlayedSuite(scope, input.suiteId, maxItems + 1).catch(
    asFieldError(runErrors.suiteNotFound),
  );
  if (suite.hasFilter && suite.scenarioIds.length === 0) throw runErrors.nothingMatches();
  const environmentId =
    input.environmentId === undefined ? suite.environmentId : input.environmentId;
  const plan = await loadPlanInput(scope, {
    scenarioIds: suite.scenarioIds,
    targetIds: input.targetIds ?? suite.targetIds,
    promptVersion: input.promptVersion,
    repeats: input.repeats ?? suite.repeats,
    environmentId,
  });
  const { stopAfterFailures = suite.stopAfterFailures, stopAfterErrors = suite.stopAfterErrors } =
    input;
  const { budgetMicroUsd = suite.budgetMicroUsd } = input;
  const settings = {
    suiteId: suite.id,
    suiteName: suite.name,
    environment: await environmentName(scope, environmentId),
    stopAfterFailures,
    stopAfterErrors,
    budgetMicroUsd,
  };
  return { settings, plan };
}

export type PlayedThings = {
  scenarioIds: string[];
  targetIds: readonly string[];
  promptVersion?: StartRun['promptVersion'];
  repeats: number;
  environmentId: string | null;
};

/**
 * Scenarios and targets as they are now, with the values of an environment.
 * @throws {AppError} from `runErrors`, with the field to blame
 */
export async function loadPlanInput(
  scope: Scope,
  { scenarioIds, repeats, environmentId, ...targets }: PlayedThings,
): Promise<PlanInput> {
  const keys = [...(await readKeyStates(scope))];
  return {
    scenarios: await loadScenarios(scope, scenarioIds),
    targets: await loadTargets(scope, targets),
    repeats,
    variables: await readVariables(scope, environmentId),
    activeKeys: new Set(keys.flatMap(([provider, state]) => (state === 'active' ? provider : []))),
    labels: new Map(listProviders().map(({ id, label }) => [id, label])),
  };
}

async function loadTargets(
  scope: Scope,
  { targetIds, promptVersion }: Pick<PlayedThings, 'targetIds' | 'promptVersion'>,
): Promise<FrozenTarget[]> {
  const instead = promptVersion ?? null;
  if (instead !== null) {
    const { promptId, version } = instead;
    const versions = await scope.db.promptVersion.count({ where: { promptId, version } });
    if (versions === 0) throw runErrors.promptVersionNotFound();
  }
  const targets: FrozenTarget[] = [];
  for (const id of new Set(targetIds)) {
    const frozen = freezeTarget(scope, id, instead);
    targets.push(await frozen.catch(asFieldError(runErrors.targetNotFound)));
  }
  const isPlayed = instead === null || targets.some((one) => one.promptId === instead.promptId);
  if (targets.length > 0 && !isPlayed) throw runErrors.promptUnused();
  return targets;
}

/** @throws runs.environmentNotFound */
async function environmentName(scope: Scope, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const environment = await scope.db.environment.findFirst({
    where: { id },
    select: { name: true },
  });
  if (!environment) throw runErrors.environmentNotFound();
  return environment.name;
}

/** The same refusal, told beside the field of the form that starts a run. */
function asFieldError(toError: () => AppError): (error: unknown) => never {
  return (error) => {
    throw error instanceof AppError && error.kind === 'not-found' ? toError() : error;
  };
}

/**
 * Scenarios as they are now, in the order of `ids`; those that are gone are left out.
 * @throws runs.tooMuchText
 */
export async function loadScenarios(scope: Scope, ids: string[]): Promise<PlanInput['scenarios']> {
  const scenarios: PlanInput['scenarios'][number][] = [];
  let length = 0;
  for (let from = 0; from < ids.length; from += batchSize) {
    const rows = await readScenarios(scope, ids.slice(from, from + batchSize));
    for (const { id, status, content, ...row } of rows) {
      const isArchived = status === 'ARCHIVED';
      length += isArchived ? 0 : JSON.stringify(content).length;
      if (length > mostText) throw runErrors.tooMuchText();
      scenarios.push({
        ...row,
        scenarioId: id,
        isArchived,
        content: ScenarioContent.parse(content),
      });
    }
  }
  return scenarios;
}

type ScenarioRow = {
  id: string;
  name: string;
  version: number;
  status: string;
  tags: string[];
  content: unknown;
};

function readScenarios({ db, org }: Scope, ids: string[]): Promise<ScenarioRow[]> {
  return db.$queryRaw<ScenarioRow[]>`
    select s.id, s.name, s.version, s.status::text, s.tags, v.content
    from unnest(${ids}::uuid[]) with ordinality as chosen (id, place)
    join scenario s on s.org_id = ${org.id}::uuid and s.id = chosen.id
    join scenario_version v
      on v.org_id = s.org_id and v.scenario_id = s.id and v.version = s.version
    order by chosen.place`;
}
