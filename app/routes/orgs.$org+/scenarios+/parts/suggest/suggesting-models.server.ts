import type { AppLoadContext } from '@remix-run/node';
import { canTargets } from '#server/areas/targets/access.ts';
import type { Permission } from '#server/core/access.ts';
import type { SuggestingModel } from './suggesting.ts';

/** The models that suggest things to those who write scenarios and may ask targets. */
export async function suggestingModels(
  org: ReturnType<AppLoadContext['org']>,
  may: (permission: Permission) => boolean,
): Promise<SuggestingModel[]> {
  if (!may(canTargets.read) || !may(canTargets.test)) return [];
  const { items } = await org.targets.list({ kind: 'MODEL', limit: 50 });
  return items.map(({ id, name, problem }) => ({ id, name, problem }));
}
