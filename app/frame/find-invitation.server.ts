import type { AppLoadContext } from '@remix-run/node';
import { TRPCError } from '@trpc/server';

/** The invitation behind a link; null when the link is wrong. */
export async function findInvitation(context: AppLoadContext, token: string) {
  try {
    return await context.account.invitations.get({ token });
  } catch (thrown) {
    const isWrong =
      thrown instanceof TRPCError && ['NOT_FOUND', 'BAD_REQUEST'].includes(thrown.code);
    if (isWrong) return null;
    throw thrown;
  }
}
