import { APIError, createAuthMiddleware, isAPIError } from 'better-auth/api';
import { z } from 'zod';
import type { DoorLog } from '#server/core/audit-doors.ts';
import type { DatabaseClient } from '#server/core/db/prisma.ts';
import { isFirstUse } from './code-use.ts';
import { noteFailure, requestOf } from './note-failure.ts';

const CodeBody = z.looseObject({ code: z.string().max(20) });

/** After these, nobody stays signed in elsewhere with what was valid before. */
const factorPaths: ReadonlySet<string> = new Set([
  '/two-factor/verify-totp',
  '/two-factor/disable',
  '/two-factor/generate-backup-codes',
  '/passkey/verify-registration',
  '/passkey/delete-passkey',
]);

/** What our own rules make of an answer of Better Auth. */
export function afterAuth({ accounts, doors }: { accounts: DatabaseClient; doors: DoorLog }) {
  return createAuthMiddleware(async (ctx) => {
    if (!ctx.request) return;
    const { newSession, session, returned, authCookies, secret } = ctx.context;
    if (isAPIError(returned) && returned.statusCode >= 400) {
      const code = String(returned.body?.code ?? '');
      return await noteFailure({ accounts, doors }, { ...requestOf(ctx), code });
    }
    const isSignIn = newSession && !session;
    if (isSignIn && ctx.path === '/two-factor/verify-totp') {
      const { code } = CodeBody.parse(ctx.body);
      if (!(await isFirstUse(accounts, newSession.user.id, code))) {
        await ctx.context.internalAdapter.deleteSession(newSession.session.token);
        const failed = { ...requestOf(ctx), userId: newSession.user.id, code: 'USED_BEFORE' };
        await noteFailure({ accounts, doors }, failed);
        const message = 'This code was used already. Wait for the next one.';
        throw new APIError('UNAUTHORIZED', { code: 'INVALID_CODE', message });
      }
    }
    // Whoever brought a session gets another one by signing in, so the one brought must end.
    const brought = await ctx.getSignedCookie(authCookies.sessionToken.name, secret);
    if (newSession && brought && brought !== newSession.session.token) {
      await accounts.prisma.session.deleteMany({ where: { token: brought } });
    }
    const kept = newSession ?? session;
    const isFactorChange =
      factorPaths.has(ctx.path) && session && (newSession || !ctx.path.endsWith('/verify-totp'));
    if (kept && isFactorChange) {
      await accounts.prisma.session.deleteMany({
        where: { userId: kept.user.id, token: { not: kept.session.token } },
      });
    }
  });
}
