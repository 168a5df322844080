import type { AppLoadContext } from '@remix-run/node';
import { canPrompts } from '#server/areas/prompts/access.ts';
import { canRuns } from '#server/areas/runs/access.ts';
import { canScenarios } from '#server/areas/scenarios/access.ts';
import { canSuites } from '#server/areas/suites/access.ts';
import { canTargets } from '#server/areas/targets/access.ts';
import type { Permission } from '#server/core/access.ts';
import { gatherFailures } from './gather-failures.ts';
import { latestFinished } from './latest-finished.ts';

type Org = ReturnType<AppLoadContext['org']>;

/** What the overview shows: the runs of late and why the last one failed, or how to begin. */
export async function readOverview(org: Org) {
  const { permissions } = await org.org.get();
  const may = ({ key }: Permission) => permissions.includes(key);
  const runs = may(canRuns.read) ? (await org.runs.list({ limit: 60 })).items : [];
  const latest = latestFinished(runs);
  const [failures, begun] = await Promise.all([
    latest ? readFailures(org, latest.id) : [],
    runs.length === 0 ? readBegun(org, may) : null,
  ]);
  return { runs, latest, failures, begun };
}

async function readFailures(org: Org, runId: string) {
  const [run, page] = await Promise.all([
    org.runs.get({ id: runId }),
    org.runs.items({ runId, limit: 200 }),
  ]);
  return gatherFailures(run, page.items);
}

async function readBegun(org: Org, may: (permission: Permission) => boolean) {
  const one = { limit: 1 };
  const [prompts, targets, scenarios, suites] = await Promise.all([
    may(canPrompts.read) ? org.prompts.list(one) : null,
    may(canTargets.read) ? org.targets.list(one) : null,
    may(canScenarios.read) ? org.scenarios.list(one) : null,
    may(canSuites.read) ? org.suites.list(one) : null,
  ]);
  const has = (page: { items: readonly unknown[] } | null) => (page?.items.length ?? 0) > 0;
  return {
    prompts: has(prompts),
    targets: has(targets),
    scenarios: has(scenarios),
    suites: has(suites),
  };
}

export type Overview = Awaited<ReturnType<typeof readOverview>>;
