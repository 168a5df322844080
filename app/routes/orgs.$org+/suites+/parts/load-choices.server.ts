import type { AppLoadContext } from '@remix-run/node';
import type { mayIn } from '#app/rpc/may.server.ts';
import { canScenarios } from '#server/areas/scenarios/access.ts';
import { canTargets } from '#server/areas/targets/access.ts';
import { canVariables } from '#server/areas/variables/access.ts';

type OrgCalls = ReturnType<AppLoadContext['org']>;
type May = Awaited<ReturnType<typeof mayIn>>;

/** What a suite can be made of: targets, environments and tags, as far as one may see them. */
export async function loadChoices(org: OrgCalls, may: May) {
  const [targets, environments, tags] = await Promise.all([
    may(canTargets.read) ? org.targets.list({ limit: 200 }) : { items: [] },
    may(canVariables.read) ? org.environments.list() : [],
    may(canScenarios.read) ? org.scenarios.tags() : [],
  ]);
  return {
    targets: targets.items,
    environments: environments.map(({ id, name }) => ({ id, name })),
    tags: tags.map(({ tag }) => tag),
  };
}
