import { createHash } from 'node:crypto';
import type { DatabaseClient } from '#server/core/db/prisma.ts';

/** A code is accepted one period early and one late, so for a minute and a half. */
const rememberedMs = 2 * 60_000;

/** True the first time a person uses a one-time code, false when it is presented again (RFC 6238, 5.2). */
export async function isFirstUse(
  { prisma }: DatabaseClient,
  userId: string,
  code: string,
): Promise<boolean> {
  const digest = createHash('sha256').update(code).digest('base64url').slice(0, 22);
  const now = Date.now();
  const count = await prisma.$executeRaw`
    insert into rate_hit (key, points, expire)
    values (${`code:${userId}:${digest}`}, 1, ${now + rememberedMs})
    on conflict (key) do update set expire = excluded.expire
    where rate_hit.expire < ${now}`;
  return count === 1;
}
