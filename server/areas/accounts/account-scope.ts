import type { Actor } from '#server/core/actor.ts';
import type { Transaction } from '#server/core/db/prisma.ts';
import type { SignedIn } from '#server/core/signed-in.ts';
import type { RequestContext } from '#server/rpc/context.ts';

/** One unit of work about a person rather than an organization: accounts, memberships, invitations. */
export type AccountScope = {
  db: Transaction;
  user: SignedIn['user'];
  actor: Actor & { kind: 'user' };
};

/** Opens an {@link AccountScope} for the signed-in person. */
export function openAccountScope<T>(
  ctx: RequestContext & { signedIn: SignedIn },
  work: (scope: AccountScope) => Promise<T>,
): Promise<T> {
  const { user } = ctx.signedIn;
  const { ipAddress, userAgent } = ctx;
  const actor = { kind: 'user', id: user.id, label: user.name, ipAddress, userAgent } as const;
  return ctx.services.accounts.prisma.$transaction((db) => work({ db, user, actor }));
}
