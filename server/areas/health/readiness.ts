import type { DatabaseClient } from '#server/core/db/prisma.ts';

/** How long a worker may be silent before nobody counts on it. */
const silentAfterSeconds = 15;

/**
 * What keeps this process from doing its work, as sentences; none when it is ready. Migrations run
 * before a process listens, so a listening one has none pending.
 */
export async function readinessProblems(app: DatabaseClient): Promise<string[]> {
  try {
    const [row] = await app.prisma.$queryRaw<{ workers: number }[]>`
      select count(*)::int as workers from worker_beat
      where beat_at > now() - make_interval(secs => ${silentAfterSeconds})`;
    return (row?.workers ?? 0) > 0 ? [] : ['No worker is running.'];
  } catch {
    return ['The database is not reachable.'];
  }
}
