import type { z } from 'zod';
import { changesOf } from '#server/core/audit-changes.ts';
import type { AccountScope } from './account-scope.ts';
import type { UpdateMe } from './schema.ts';

/** Changes one's own name. */
export async function updateMe(
  scope: AccountScope,
  input: z.output<typeof UpdateMe>,
): Promise<void> {
  await scope.db.user.update({ where: { id: scope.user.id }, data: { name: input.name } });
  await scope.db.accountEvent.createMany({
    data: {
      userId: scope.user.id,
      action: 'account.updated',
      details: {
        changes: changesOf({ before: { name: scope.user.name }, after: { name: input.name } }),
      },
      ipAddress: scope.actor.ipAddress,
      userAgent: scope.actor.userAgent,
    },
  });
}
