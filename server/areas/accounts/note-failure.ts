import type { createAuthMiddleware } from 'better-auth/api';
import { z } from 'zod';
import type { DoorLog } from '#server/core/audit-doors.ts';
import type { DatabaseClient } from '#server/core/db/prisma.ts';
import { clientAddressHeader } from './client-address-header.ts';
import { failedFactor } from './session-factor.ts';

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

const SignInBody = z.looseObject({ email: z.string().max(254) });
const PasskeyBody = z.looseObject({ response: z.looseObject({ id: z.string().max(1_000) }) });

/** A request to an account endpoint that was refused. */
type Failed = {
  ctx: Context;
  path: string;
  /** Who it is, where that is known already. */
  userId?: string;
  /** Better Auth’s own name of the reason, or ours. */
  code: string;
  /** Where the path doesn’t say it. */
  factor?: string;
};

export function requestOf(ctx: Context): Pick<Failed, 'ctx' | 'path'> {
  return { ctx, path: ctx.path };
}

/** What is wrong with what somebody sent, not with how they sent it. */
const wrong: ReadonlySet<string> = new Set([
  'INVALID_EMAIL_OR_PASSWORD',
  'INVALID_PASSWORD',
  'EMAIL_NOT_VERIFIED',
  'ACCOUNT_SHUT',
  'INVALID_CODE',
  'INVALID_BACKUP_CODE',
  'INVALID_TWO_FACTOR_COOKIE',
  'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE',
  'ACCOUNT_TEMPORARILY_LOCKED',
  'USED_BEFORE',
  'PASSKEY_NOT_FOUND',
  'PASSKEY_UNVERIFIED',
  'AUTHENTICATION_FAILED',
  'CHALLENGE_NOT_FOUND',
  'ANSWER_REFUSED',
  'STATE_UNKNOWN',
  'ADDRESS_NOT_VERIFIED',
  'NOT_LINKED',
  'LINKED_ELSEWHERE',
]);

/**
 * Writes that a factor was refused to the account it was for, and names the factor: as
 * `account.signInFailed`, or `account.confirmFailed` for somebody who is signed in. A wrong password is
 * written alike for addresses that nobody has, without naming them; a code or a passkey that belongs to
 * nobody is told to the log of the doors.
 */
export async function noteFailure(
  { accounts, doors }: { accounts: DatabaseClient; doors: DoorLog },
  failed: Failed,
): Promise<void> {
  const { ctx, path, code } = failed;
  const factor =
    failed.factor ?? failedFactor(path) ?? (code === 'INVALID_PASSWORD' ? 'password' : null);
  if (factor === null || !wrong.has(code)) return;
  const ipAddress = ctx.headers?.get(clientAddressHeader) ?? null;
  const userAgent = ctx.headers?.get('user-agent')?.slice(0, 500) ?? null;
  const signedIn = path.startsWith('/sign-in/') ? undefined : ctx.context.session?.user.id;
  const userId = failed.userId ?? signedIn ?? (await triedAccount(accounts, failed));
  if (userId === null && factor !== 'password') {
    const requestId = ctx.headers?.get('x-request-id') ?? '';
    doors.note({ door: 'factor', factor, ipAddress, userAgent, requestId, path });
    return;
  }
  await accounts.prisma.accountEvent.createMany({
    data: {
      userId,
      action: signedIn ? 'account.confirmFailed' : 'account.signInFailed',
      outcome: 'failure',
      details: { factor, reason: code },
      ipAddress,
      userAgent,
    },
  });
}

/** Whom somebody who is not signed in tried to be; null when there is no such account. */
async function triedAccount(
  { prisma }: DatabaseClient,
  { ctx, path, code }: Failed,
): Promise<string | null> {
  if (path === '/sign-in/email') {
    const email = SignInBody.safeParse(ctx.body).data?.email.trim().toLowerCase() ?? '';
    return (await prisma.user.findUnique({ where: { email }, select: { id: true } }))?.id ?? null;
  }
  if (path.startsWith('/two-factor/')) {
    const { name } = ctx.context.createAuthCookie('two_factor');
    const cookie = await ctx.getSignedCookie(name, ctx.context.secret);
    if (!cookie) return null;
    return (await ctx.context.internalAdapter.findVerificationValue(cookie))?.value ?? null;
  }
  const isTried = code === 'AUTHENTICATION_FAILED' || code === 'PASSKEY_UNVERIFIED';
  const credentialID = PasskeyBody.safeParse(ctx.body).data?.response.id;
  if (!isTried || credentialID === undefined) return null;
  const found = await prisma.passkey.findFirst({
    where: { credentialID },
    select: { userId: true },
  });
  return found?.userId ?? null;
}
