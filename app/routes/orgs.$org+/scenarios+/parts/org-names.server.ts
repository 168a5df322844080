import type { AppLoadContext } from '@remix-run/node';
import { canVariables } from '#server/areas/variables/access.ts';
import type { Permission } from '#server/core/access.ts';

/** The names of the organization's variables, for those who may see them. */
export async function orgNames(
  org: ReturnType<AppLoadContext['org']>,
  may: (permission: Permission) => boolean,
): Promise<string[]> {
  if (!may(canVariables.read)) return [];
  const { items } = await org.variables.values({ limit: 200 });
  return items.map(({ key }) => key);
}
