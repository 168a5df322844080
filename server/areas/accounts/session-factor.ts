import type { DatabaseClient } from '#server/core/db/prisma.ts';

/** What each endpoint that signs somebody in asks for. */
const factors: Readonly<Record<string, string>> = {
  '/sign-up/email': 'signUp',
  '/sign-in/email': 'password',
  '/magic-link/verify': 'link',
  '/two-factor/verify-totp': 'code',
  '/two-factor/verify-backup-code': 'backupCode',
  '/passkey/verify-authentication': 'passkey',
};

/** Those after which a code is asked for, where the person has set one up. */
const first: ReadonlySet<string> = new Set(['password', 'link', 'provider']);

/** Other sign-in services send people back to addresses that name the service. */
function factorAt(path: string): string | null {
  return /^\/(oauth2\/)?callback\//.test(path) ? 'provider' : (factors[path] ?? null);
}

/**
 * What a session that the endpoint at `path` makes was signed in with, as the log tells it: `half …` when
 * a code has yet to follow. Null for one that only takes the place of another.
 */
export async function factorOf(
  { prisma }: DatabaseClient,
  { userId, path }: { userId: string; path: string | undefined },
): Promise<string | null> {
  const factor = factorAt(path ?? '');
  if (factor === null) return null;
  if (!first.has(factor)) return factor;
  const where = { id: userId, twoFactorEnabled: true };
  const asksCode = await prisma.user.findFirst({ where, select: { id: true } });
  return asksCode ? `half ${factor}` : factor;
}

/** The factor that failed at an endpoint; null where none is asked for. */
export function failedFactor(path: string): string | null {
  const factor = factors[path];
  return factor === undefined || factor === 'signUp' || factor === 'link' ? null : factor;
}
