import type { Services } from '#server/core/services.ts';
import type { SignedIn } from '#server/core/signed-in.ts';
import type { Auth } from './auth.ts';
import { readSessionCookie } from './session-cookie.ts';
import { isOver, useNotedEveryMs } from './session-limits.ts';

type SessionRow = {
  id: string;
  created_at: Date;
  updated_at: Date;
  user_id: string;
  name: string;
  email: string;
};

/**
 * Who holds the session cookie, and notes that the session is in use; null when there is none, or when
 * it was unused or has lasted for too long, which ends it, or while a code has yet to follow. Asked by every request, so it is one
 * statement of our own instead of Better Auth's several.
 */
export async function findSession(
  auth: Auth,
  { accounts: { pool, prisma }, sessionLimits }: Services,
  { headers, ipAddress }: { headers: Headers; ipAddress: string | null },
): Promise<SignedIn | null> {
  const { secret, authCookies } = await auth.$context;
  const { name } = authCookies.sessionToken;
  const token = readSessionCookie(headers.get('cookie') ?? '', { name, secret });
  if (token === null) return null;
  const { rows } = await pool.query<SessionRow>({
    name: 'find-session',
    text: `select s.id, s.created_at, s.updated_at, u.id as user_id, u.name, u.email
      from session s join "user" u on u.id = s.user_id
      where s.token = $1 and s.expires_at > clock_timestamp()
        and (s.factor is null or s.factor not like 'half %')`,
    values: [token],
  });
  const [row] = rows;
  if (!row) return null;
  const { id } = row;
  const now = new Date();
  if (isOver({ createdAt: row.created_at, updatedAt: row.updated_at }, sessionLimits, now)) {
    await prisma.session.deleteMany({ where: { id } });
    return null;
  }
  if (now.getTime() - row.updated_at.getTime() > useNotedEveryMs) {
    // Matching nothing is fine: the session may have been ended this very moment.
    await prisma.session.updateMany({
      where: { id },
      data: { updatedAt: now, ...(ipAddress === null ? {} : { ipAddress }) },
    });
  }
  return { user: { id: row.user_id, name: row.name, email: row.email }, session: { id } };
}
