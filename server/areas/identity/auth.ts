import { prismaAdapter } from '@better-auth/prisma-adapter';
import { betterAuth } from 'better-auth';
import { magicLink } from 'better-auth/plugins';
import type { DatabaseClient } from '#server/core/db/prisma.ts';
import { newId } from '#server/core/ids.ts';
import type { Logger } from '#server/core/log.ts';
import type { Mailer } from '#server/outside/mail/mailer.ts';
import { authDatabase } from './auth-database.ts';
import { hashPassword, verifyPassword } from './password.ts';

/** The header that carries the peer's address to Better Auth; set by us, never taken from a client. */
export const clientAddressHeader = 'x-assay-client-address';

/** The endpoints that are used; every other path below `/api/auth` does not exist. */
export const openAuthPaths: ReadonlySet<string> = new Set([
  '/sign-up/email',
  '/sign-in/email',
  '/sign-out',
  '/request-password-reset',
  '/reset-password',
  '/magic-link/verify',
]);

export type AuthOptions = {
  accounts: DatabaseClient;
  mailer: Mailer;
  baseUrl: string;
  secret: string;
  /** Per address, for sign-in and sign-up each. */
  signInsPerMinute: number;
  log: Logger;
};

/** Accounts and sessions. Organizations are our own, see `found-org.ts`. */
export function createAuth({
  accounts,
  mailer,
  baseUrl,
  secret,
  signInsPerMinute,
  log,
}: AuthOptions) {
  const overTls = baseUrl.startsWith('https://');
  return betterAuth({
    appName: 'Assay',
    baseURL: baseUrl,
    basePath: '/api/auth',
    secret,
    telemetry: { enabled: false },
    logger: { level: 'warn', log: (level, message) => log[level]({ part: 'auth' }, message) },
    database: prismaAdapter(authDatabase(accounts.prisma), {
      provider: 'postgresql',
      transaction: true,
    }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 12,
      maxPasswordLength: 256,
      password: { hash: hashPassword, verify: verifyPassword },
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 60 * 60,
      sendResetPassword: async ({ user, token }) => {
        await mailer.send({
          to: user.email,
          subject: 'Reset your Assay password',
          text: `Somebody asked to reset the password of ${user.email} on Assay.\n\nTo choose a new one, open this within an hour:\n${baseUrl}/reset-password/${token}\n\nIf it wasn’t you, do nothing: your password stays.`,
        });
      },
    },
    verification: { storeIdentifier: 'hashed' },
    session: { expiresIn: 60 * 60 * 24 * 7, updateAge: 60 * 60, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: Math.max(60, signInsPerMinute),
      customRules: {
        '/sign-in/email': { window: 60, max: signInsPerMinute },
        '/sign-up/email': { window: 60, max: signInsPerMinute },
        '/request-password-reset': { window: 3600, max: 10 },
      },
    },
    advanced: {
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      useSecureCookies: false,
      cookies: {
        session_token: {
          name: overTls ? '__Host-assay.session' : 'assay.session',
          attributes: { secure: overTls, sameSite: 'lax', path: '/', httpOnly: true },
        },
      },
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
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;
