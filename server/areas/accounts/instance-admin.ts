import type { Transaction } from '#server/core/db/prisma.ts';
import type { AccountScope } from './account-scope.ts';
import { accountErrors } from './errors.ts';

/** True for the account that was made first: whoever set this installation up. */
export async function isInstanceAdmin(db: Transaction, userId: string): Promise<boolean> {
  const first = await db.user.findFirst({
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  return first?.id === userId;
}

/** The newest mails that no server has sent, for the instance administrator to pass on. */
export async function listOutbox({ db, user }: AccountScope) {
  if (!(await isInstanceAdmin(db, user.id))) throw accountErrors.notInstanceAdmin();
  const items = await db.outboxMail.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 100,
  });
  return { items };
}
