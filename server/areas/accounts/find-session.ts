import type { Services } from '#server/core/services.ts';
import type { SignedIn } from '#server/core/signed-in.ts';
import type { Auth } from './auth.ts';
import { isOver, useNotedEveryMs } from './session-limits.ts';

/**
 * Who holds the session cookie, and notes that the session is in use; null when there is none, or when
 * it was unused or has lasted for too long, which ends it.
 */
export async function findSession(
  auth: Auth,
  { accounts: { prisma }, sessionLimits }: Services,
  { headers, ipAddress }: { headers: Headers; ipAddress: string | null },
): Promise<SignedIn | null> {
  const found = await auth.api.getSession({ headers });
  if (!found) return null;
  const { session, user } = found;
  const now = new Date();
  const { id } = session;
  if (isOver(session, sessionLimits, now)) {
    await prisma.session.deleteMany({ where: { id } });
    return null;
  }
  if (now.getTime() - session.updatedAt.getTime() > useNotedEveryMs) {
    // Matching nothing is fine: the session may have been ended this very moment.
    await prisma.session.updateMany({
      where: { id },
      data: { updatedAt: now, ...(ipAddress === null ? {} : { ipAddress }) },
    });
  }
  return { user: { id: user.id, name: user.name, email: user.email }, session: { id } };
}
