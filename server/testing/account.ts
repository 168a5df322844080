import { newId } from '#server/core/ids.ts';
import type { Services } from '#server/core/services.ts';
import { createAccountCaller } from '#server/rpc/app-router.ts';

export type Account = { id: string; name: string; email: string };

/** Somebody with an account and no organization. */
export async function makeAccount(services: Services, name = 'Somebody'): Promise<Account> {
  const id = newId();
  const account = { id, name, email: `${id}@test.local` };
  await services.accounts.prisma.user.createMany({ data: account });
  return account;
}

/** The API outside organizations, as `account`, or as a visitor with null. */
export function accountCaller(services: Services, account: Account | null) {
  return createAccountCaller({
    services,
    signedIn: account && { user: account, session: { id: newId() } },
    tokenHash: null,
    orgSlug: null,
    requestId: newId(),
    ipAddress: null,
    userAgent: null,
  });
}
