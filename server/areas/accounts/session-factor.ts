import type { DatabaseClient } from '#server/core/db/prisma.ts';
import { providerIds } from '#server/outside/identity/identity-provider.ts';

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
const first: ReadonlySet<string> = new Set(['password', 'link', ...providerIds]);

/** Providers send people back to one endpoint each; the factor is the provider. */
function factorAt(path: string, provider: unknown): string | null {
  if (path !== '/oauth2/callback/:provider') return factors[path] ?? null;
  return providerIds.find((id) => id === provider) ?? null;
}

/**
 * What a session that the endpoint at `path` makes was signed in with, as the log tells it: `half …` when
 * a code has yet to follow. Null for one that only takes the place of another.
 */
export async function factorOf(
  { prisma }: DatabaseClient,
  from: { userId: string; path: string | undefined; provider?: unknown },
): Promise<string | null> {
  const { userId, path, provider } = from;
  const factor = factorAt(path ?? '', provider);
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
