import type { AppLoadContext } from '@remix-run/node';
import type { Permission } from '#server/core/access.ts';

type Org = ReturnType<AppLoadContext['org']>;

/**
 * Says what the visitor may do in an organization, for loaders that show something more to those who
 * may see it: a page opens with the permission for its main thing.
 */
export async function mayIn(org: Org): Promise<(permission: Permission) => boolean> {
  const { permissions } = await org.org.get();
  return ({ key }) => permissions.includes(key);
}
