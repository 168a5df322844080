import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { z } from 'zod';
import type { DatabaseClient } from '#server/core/db/prisma.ts';
import { newId } from '#server/core/ids.ts';
import { checkNewPassword, type PasswordRules } from './check-new-password.ts';
import { needAddressToken } from './need-address-token.ts';
import { PasskeyName, SignUp } from './schema.ts';
import { freshMs } from './session-limits.ts';
import { countWaysIn } from './social/ways-in.ts';

const SignInBody = z.looseObject({ email: z.string().max(254) });
const ResetBody = z.looseObject({ token: z.string().max(200), newPassword: z.string().max(256) });
const ChangeBody = z.looseObject({ newPassword: z.string().max(256) });
const WithPassword = z.looseObject({ password: z.string().min(1) });
const PasskeyBody = z.looseObject({ name: PasskeyName });

type Context = Parameters<typeof getSessionFromCtx>[0];

function refuse(code: string, message: string): APIError {
  return new APIError('BAD_REQUEST', { code, message });
}

/** What our own rules ask of a request before Better Auth answers it. */
export function beforeAuth(rules: PasswordRules, providers: readonly { id: string }[]) {
  return createAuthMiddleware(async (ctx) => {
    // Without a request the server itself asks: the demo user at the first start, one-time links.
    if (!ctx.request) return;
    switch (ctx.path) {
      case '/sign-in/email':
        return await withAddress(rules.accounts, ctx.body);
      case '/sign-up/email':
        return await checkSignUp(rules, ctx.body);
      case '/reset-password':
        return await checkReset(rules, ctx);
      case '/change-password':
        return await checkChange(rules, ctx);
      case '/verify-email':
        return needAddressToken(ctx.query);
      case '/two-factor/verify-totp':
      case '/two-factor/verify-backup-code':
        // A device that is trusted would be let in with the password alone for a month.
        return { context: { body: { trustDevice: false } } };
      case '/two-factor/enable':
      case '/two-factor/disable':
      case '/two-factor/generate-backup-codes':
        // With a password these check it themselves; without one the sign-in must be recent.
        return WithPassword.safeParse(ctx.body).success ? undefined : await needFresh(ctx);
      case '/passkey/verify-registration':
        if (!PasskeyBody.safeParse(ctx.body).success)
          throw refuse('PASSKEY_NAME', 'Give the passkey a name of at most 60 characters.');
        return await needFresh(ctx);
      case '/passkey/generate-register-options':
      case '/oauth2/link':
        return await needFresh(ctx);
      case '/passkey/delete-passkey':
        await needFresh(ctx);
        return await needOtherWay(rules.accounts, ctx, providers);
    }
  });
}

/** A username stands for its address; an unknown one for an address that nobody has. */
async function withAddress(accounts: DatabaseClient, body: unknown) {
  const parsed = SignInBody.safeParse(body);
  const typed = parsed.data?.email.trim().toLowerCase() ?? '';
  if (typed === '' || typed.includes('@')) return undefined;
  const user = await accounts.prisma.user.findUnique({
    where: { username: typed },
    select: { email: true },
  });
  return { context: { body: { email: user?.email ?? `${newId()}@nobody.invalid` } } };
}

async function checkSignUp(rules: PasswordRules, body: unknown) {
  const parsed = SignUp.strict().safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const codes: Record<string, string> = { email: 'INVALID_EMAIL', name: 'INVALID_NAME' };
    const { name, password } = z
      .looseObject({ name: z.string().catch(''), password: z.string().catch('') })
      .catch({ name: '', password: '' })
      .parse(body);
    const isLength = issue?.path[0] === 'password' && name !== '';
    const length = password.length < 12 ? 'PASSWORD_TOO_SHORT' : 'PASSWORD_TOO_LONG';
    const code = isLength ? length : (codes[String(issue?.path[0])] ?? 'INPUT_INVALID');
    throw refuse(code, issue?.message ?? 'The input is not valid.');
  }
  await checkNewPassword(rules, parsed.data, parsed.data.password);
  return { context: { body: parsed.data } };
}

async function checkReset(rules: PasswordRules, ctx: Context) {
  const parsed = ResetBody.safeParse(ctx.body);
  // What is malformed or points nowhere Better Auth refuses itself.
  if (!parsed.success) return;
  const { token, newPassword } = parsed.data;
  const { internalAdapter } = ctx.context;
  const found = await internalAdapter.findVerificationValue(`reset-password:${token}`);
  const user = found && (await internalAdapter.findUserById(found.value));
  if (user) await checkNewPassword(rules, user, newPassword);
}

async function checkChange(rules: PasswordRules, ctx: Context) {
  const session = await getSessionFromCtx(ctx);
  const parsed = ChangeBody.safeParse(ctx.body);
  if (!session || !parsed.success) return undefined;
  await checkNewPassword(rules, session.user, parsed.data.newPassword);
  return { context: { body: { revokeOtherSessions: true } } };
}

async function needFresh(ctx: Context): Promise<undefined> {
  const session = await getSessionFromCtx(ctx);
  if (!session) throw new APIError('UNAUTHORIZED', { code: 'UNAUTHORIZED' });
  if (Date.now() - session.session.createdAt.getTime() > freshMs) {
    throw new APIError('FORBIDDEN', { code: 'CONFIRM_FIRST', message: 'Confirm that it is you.' });
  }
}

/** Keeps the last way into an account. */
async function needOtherWay(
  { prisma }: DatabaseClient,
  ctx: Context,
  providers: readonly { id: string }[],
): Promise<undefined> {
  const session = await getSessionFromCtx(ctx);
  if (!session) return;
  const ways = await prisma.$transaction((db) => countWaysIn(db, session.user.id, providers));
  if (ways > 1) return;
  throw refuse(
    'LAST_WAY_IN',
    'This passkey is the only way into your account. Add another way first, then remove it.',
  );
}
