import { prismaAdapter } from '@better-auth/prisma-adapter';
import { betterAuth } from 'better-auth';
import { isAPIError } from 'better-auth/api';
import { magicLink } from 'better-auth/plugins';
import type { DoorLog } from '#server/core/audit-doors.ts';
import type { DatabaseClient } from '#server/core/db/prisma.ts';
import { newId } from '#server/core/ids.ts';
import type { Logger } from '#server/core/log.ts';
import type { IdentityProvider } from '#server/outside/identity/identity-provider.ts';
import type { Mailer } from '#server/outside/mail/mailer.ts';
import { accountMails } from './account-mails.ts';
import { afterAuth } from './auth-after.ts';
import { beforeAuth } from './auth-before.ts';
import { authDatabase } from './auth-database.ts';
import { clientAddressHeader } from './client-address-header.ts';
import { needOpenAccount } from './need-open-account.ts';
import { passkeys } from './passkeys.ts';
import { hashPassword } from './password.ts';
import type { PasswordList } from './password-list.ts';
import { secondStep, secondStepRedirect } from './second-step.ts';
import { factorOf } from './session-factor.ts';
import { freshMs, type SessionLimits } from './session-limits.ts';
import { socialSignIn } from './social/social-sign-in.ts';
import { verifyAndRenew } from './verify-and-renew.ts';

/** The endpoints that are used, with those of `socialPaths`; all others below `/api/auth` don’t exist. */
export const openAuthPaths: ReadonlySet<string> = new Set([
  '/sign-up/email',
  '/sign-in/email',
  '/sign-out',
  '/request-password-reset',
  '/reset-password',
  '/change-password',
  '/verify-email',
  '/send-verification-email',
  '/magic-link/verify',
  '/two-factor/enable',
  '/two-factor/disable',
  '/two-factor/verify-totp',
  '/two-factor/verify-backup-code',
  '/two-factor/generate-backup-codes',
  '/passkey/generate-register-options',
  '/passkey/verify-registration',
  '/passkey/generate-authenticate-options',
  '/passkey/verify-authentication',
  '/passkey/delete-passkey',
]);

export type AuthOptions = {
  accounts: DatabaseClient;
  mailer: Mailer;
  baseUrl: string;
  secret: string;
  /** Per address, for sign-in and sign-up each. */
  signInsPerMinute: number;
  sessionLimits: Pick<SessionLimits, 'maxMs'>;
  /** Those who may say who somebody is. */
  identityProviders: readonly IdentityProvider[];
  /** Counts a new account that a provider vouches for. @throws {RateLimited} */
  countSignUp: (ipAddress: string | null) => Promise<void>;
  passwordList: PasswordList | null;
  doors: DoorLog;
  log: Logger;
};

/** Accounts and sessions. Organizations are our own, see `found-org.ts`. */
export function createAuth(options: AuthOptions) {
  const { accounts, mailer, baseUrl, secret, signInsPerMinute, sessionLimits, log } = options;
  const needOpen = needOpenAccount(accounts);
  const overTls = baseUrl.startsWith('https://');
  const cookiePrefix = overTls ? '__Host-assay' : 'assay';
  const mails = accountMails(mailer, baseUrl);
  return betterAuth({
    appName: 'Assay',
    baseURL: baseUrl,
    basePath: '/api/auth',
    secret,
    telemetry: { enabled: false },
    logger: { level: 'warn', log: (level, message) => log[level]({ part: 'auth' }, message) },
    onAPIError: {
      onError: (error) => {
        if (!isAPIError(error)) throw error;
        if (error.statusCode >= 500)
          log.error({ part: 'auth', err: error }, 'an account endpoint failed');
      },
    },
    database: prismaAdapter(authDatabase(accounts.prisma), {
      provider: 'postgresql',
      transaction: true,
    }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 12,
      maxPasswordLength: 256,
      // Where mail works, an address must be proved, and sign-up answers alike whether it is known.
      requireEmailVerification: mailer.configured,
      autoSignIn: !mailer.configured,
      password: { hash: hashPassword, verify: verifyAndRenew(options) },
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 60 * 60,
      sendResetPassword: async ({ user, token }) => {
        await mails.resetPassword(user.email, token);
      },
      onExistingUserSignUp: async ({ user }) => {
        await mails.alreadyHere(user.email);
      },
    },
    emailVerification: {
      sendOnSignUp: mailer.configured,
      sendOnSignIn: mailer.configured,
      autoSignInAfterVerification: false,
      expiresIn: 24 * 60 * 60,
      sendVerificationEmail: async ({ user, token }, request) => {
        if (request && mailer.configured) await mails.verifyAddress(user.email, token);
      },
    },
    verification: { storeIdentifier: 'hashed' },
    session: {
      expiresIn: Math.round(sessionLimits.maxMs / 1000),
      // How long a session may stay unused is ours to check: see server/rpc/request-context.ts.
      disableSessionRefresh: true,
      freshAge: freshMs / 1000,
      cookieCache: { enabled: false },
      additionalFields: {
        factor: { type: 'string', required: false, input: false, returned: false },
      },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, ctx) => {
            await needOpen(session);
            const isReplaced = ctx?.path.startsWith('/two-factor/') && ctx.context.session !== null;
            const path = isReplaced ? undefined : ctx?.path;
            const from = { userId: session.userId, path, provider: ctx?.params?.provider };
            const factor = await factorOf(accounts, from);
            return { data: { factor } };
          },
        },
      },
    },
    hooks: { before: beforeAuth(options, options.identityProviders), after: afterAuth(options) },
    // Counted at our own door: see server/http/auth-rates.ts.
    rateLimit: { enabled: false },
    advanced: {
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      useSecureCookies: false,
      cookiePrefix,
      defaultCookieAttributes: { secure: overTls, sameSite: 'lax', path: '/', httpOnly: true },
      cookies: { session_token: { name: `${cookiePrefix}.session` } },
    },
    plugins: [
      magicLink({
        disableSignUp: true,
        storeToken: 'hashed',
        expiresIn: 24 * 60 * 60,
        // The link is made on the server for whoever started it, never mailed: see one-time-link.ts.
        sendMagicLink: async ({ url, metadata }) => {
          if (typeof metadata?.deliver === 'function') metadata.deliver(url);
        },
      }),
      secondStep(signInsPerMinute),
      secondStepRedirect,
      passkeys(baseUrl),
      socialSignIn({ ...options, providers: options.identityProviders }),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;
