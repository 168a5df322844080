import type { Scope } from '#server/core/scope.ts';
import { countRows } from './count-rows.ts';
import { suiteErrors } from './errors.ts';
import { readLastRuns } from './last-runs.ts';
import { matchScenarioIds, matchScenarios, shownScenario, toShown } from './match-scenarios.ts';
import { SuiteFilter } from './schema.ts';

const mostShown = 200;
const inOrder = { orderBy: { position: 'asc' } } as const;

/**
 * A suite with its default targets and its scenarios, both in order: `items` are those listed by hand;
 * where it has a filter, `matching` are the first of those it fits now, and how many there are.
 */
export async function getSuite(scope: Scope, id: string) {
  const suite = await scope.db.suite.findFirst({
    where: { id },
    omit: { orgId: true, environmentId: true },
    include: {
      environment: { select: { id: true, name: true } },
      items: { ...inOrder, select: { scenario: { select: shownScenario } } },
      targets: {
        ...inOrder,
        select: { target: { select: { id: true, name: true, kind: true } } },
      },
      labels: { select: { name: true, prompt: { select: { id: true, name: true } } } },
    },
  });
  if (!suite) throw suiteErrors.notFound();
  const { items, targets, ...described } = suite;
  const filter = SuiteFilter.nullable().parse(suite.filter);
  const lastRuns = await readLastRuns(scope, [id]);
  const rows = await countRows(
    scope,
    items.map(({ scenario }) => scenario.id),
  );
  return {
    ...described,
    budgetMicroUsd: suite.budgetMicroUsd === null ? null : Number(suite.budgetMicroUsd),
    filter,
    items: items.map(({ scenario }) => ({
      ...toShown(scenario),
      /** How often it is played once: as often as its table has rows, or once. */
      rowCount: rows.get(scenario.id) ?? 1,
    })),
    matching: filter && (await matchScenarios(scope, filter, mostShown)),
    targets: targets.map(({ target }) => target),
    lastRun: lastRuns.get(id) ?? null,
  };
}

/** What a filter fits now: the first scenarios by name, and how many there are. */
export function previewFilter(
  scope: Scope,
  { filter, limit }: { filter: SuiteFilter; limit: number },
) {
  return matchScenarios(scope, filter, limit);
}

/**
 * What a run of a suite is made of: the ids of its scenarios, by hand or as its filter fits now, at most
 * `mostScenarios` of them, and its defaults.
 */
export async function readPlayedSuite(scope: Scope, id: string, mostScenarios: number) {
  const suite = await scope.db.suite.findFirst({
    where: { id },
    select: {
      id: true,
      name: true,
      repeats: true,
      filter: true,
      environmentId: true,
      stopAfterFailures: true,
      stopAfterErrors: true,
      budgetMicroUsd: true,
      items: { ...inOrder, select: { scenarioId: true } },
      targets: { ...inOrder, select: { targetId: true } },
    },
  });
  if (!suite) throw suiteErrors.notFound();
  const { filter: stored, items, targets, ...described } = suite;
  const filter = SuiteFilter.nullable().parse(stored);
  return {
    ...described,
    budgetMicroUsd: suite.budgetMicroUsd === null ? null : Number(suite.budgetMicroUsd),
    hasFilter: filter !== null,
    targetIds: targets.map(({ targetId }) => targetId),
    scenarioIds: filter
      ? await matchScenarioIds(scope, filter, mostScenarios)
      : items.map(({ scenarioId }) => scenarioId),
  };
}
