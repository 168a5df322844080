import type { BetterAuthPlugin } from 'better-auth';
import { createAuthMiddleware } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins';

/** Signing in by a redirect, which Better Auth lets pass without the second factor. */
function isRedirectSignIn(path: string | undefined): boolean {
  return path === '/magic-link/verify' || path === '/oauth2/callback/:provider';
}

/**
 * One-time codes by an authenticator app, with backup codes. Asks for the second factor after every way
 * of signing in but a passkey, which is two factors itself: the device and what opens it.
 */
export function secondStep(attemptsPerMinute: number) {
  const plugin = twoFactor({
    issuer: 'Assay',
    allowPasswordless: true,
    backupCodeOptions: { amount: 10, length: 10, storeBackupCodes: 'encrypted' },
  });
  const isMine = (path: string) => path.startsWith('/two-factor/');
  return {
    ...plugin,
    hooks: {
      after: plugin.hooks.after.map((hook) => ({
        ...hook,
        matcher: (context: { path?: string }) =>
          context.path === '/sign-in/email' || isRedirectSignIn(context.path),
      })),
    },
    rateLimit: [{ pathMatcher: isMine, window: 60, max: attemptsPerMinute }],
  };
}

/** Sends whoever came by a redirect to the page that asks for the code. Stands after `secondStep`. */
export const secondStepRedirect = {
  id: 'second-step-redirect',
  hooks: {
    after: [
      {
        matcher: ({ path }) => isRedirectSignIn(path),
        handler: createAuthMiddleware(async (ctx) => {
          const { returned, responseHeaders } = ctx.context;
          const isAsked =
            typeof returned === 'object' && returned !== null && 'twoFactorRedirect' in returned;
          if (!isAsked) return;
          const next = responseHeaders?.get('location') ?? '/';
          throw ctx.redirect(`/second-factor?${new URLSearchParams({ next })}`);
        }),
      },
    ],
  },
} satisfies BetterAuthPlugin;
