import type { AccountScope } from '#server/areas/accounts/index.ts';
import { AppError } from '#server/core/errors.ts';
import { rememberActiveOrg } from './found-org.ts';

/** Notes that a person works in this organization now. */
export async function openOrg(scope: AccountScope, slug: string): Promise<void> {
  const member = await scope.db.member.findFirst({
    where: { userId: scope.user.id, org: { slug } },
    select: { orgId: true },
  });
  if (!member) throw new AppError('not-found', 'org.notFound', 'There is no such organization.');
  await rememberActiveOrg(scope, member.orgId);
}
