import type { Api } from '../api/open-api.ts';
import { type FoundBaseline, findBaseline } from './find-baseline.ts';
import { byName, type Named } from './find-named.ts';
import type { RunSettings } from './run-settings.ts';

/** What names of the settings stand for on the server; null: as the suite says. */
export type Plan = {
  suite: Named;
  targets: Named[] | null;
  environment: Named | null;
  repeats: number | null;
  budgetMicroUsd: number | null;
  askAnew: boolean;
  baseline: FoundBaseline;
};

/** Looks names up. @throws {Failure} for one that is unknown, with names like it */
export async function findNames({ rpc }: Pick<Api, 'rpc'>, settings: RunSettings): Promise<Plan> {
  const { id } = await byName(settings.suite, {
    what: 'suite',
    list: (page) => rpc.suites.list.query(page),
  });
  const suite = await rpc.suites.get.query({ id });
  const targets: Named[] = [];
  for (const name of settings.targets ?? []) {
    targets.push(
      await byName(name, { what: 'target', list: (page) => rpc.targets.list.query(page) }),
    );
  }
  const { environment, repeats, budgetMicroUsd, askAnew } = settings;
  const played = settings.targets === null ? suite.targets : targets;
  return {
    suite,
    targets: settings.targets === null ? null : targets,
    environment:
      environment === null
        ? null
        : await byName(environment, {
            what: 'environment',
            list: async () => ({ items: await rpc.environments.list.query(), nextCursor: null }),
          }),
    repeats,
    budgetMicroUsd,
    askAnew,
    baseline: await findBaseline({ rpc }, settings.baseline, {
      suite,
      targetIds: played.map((target) => target.id),
    }),
  };
}
