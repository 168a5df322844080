import { readPlan } from '#server/areas/plans/index.ts';
import { ModelProvider } from '#server/areas/targets/schema.ts';
import type { Scope } from '#server/core/scope.ts';
import { listProviders } from '#server/outside/models/providers.ts';
import type { RunStatus } from '../schema.ts';
import { type Waiting, whyWaiting } from './why-waiting.ts';

type SeatRow = {
  name: string;
  lane: string;
  wanted: number;
  permits: number;
  concurrency: number;
  limitNow: number | null;
  blockedUntil: Date | null;
};
type Around = { workers: number; isHeld: boolean; otherRuns: number; wantedMicroUsd: number };

/** Why a run that is not over does not go on faster at this moment. */
export async function readWaiting(
  { db, org }: Scope,
  run: { id: string; status: RunStatus },
): Promise<Waiting[]> {
  if (run.status !== 'QUEUED' && run.status !== 'RUNNING') return [];
  const [around] = await db.$queryRaw<Around[]>`
    select
      (select count(*)::int from worker_beat
       where beat_at > clock_timestamp() - interval '20 seconds') as workers,
      (select (lease_until > clock_timestamp()) is true from run
       where org_id = ${org.id}::uuid and id = ${run.id}::uuid) as "isHeld",
      (select count(*)::int from run
       where org_id = ${org.id}::uuid and status = 'RUNNING' and id <> ${run.id}::uuid
         and lease_until > clock_timestamp()) as "otherRuns",
      (select coalesce(max(wanted_micro_usd), 0)::float8 from run_spending
       where org_id = ${org.id}::uuid and run_id = ${run.id}::uuid) as "wantedMicroUsd"`;
  const seats = await db.$queryRaw<SeatRow[]>`
    select t.name, t.lane, t.wanted, t.permits, t.concurrency, l.limit_now as "limitNow",
      case when l.blocked_until > clock_timestamp() then l.blocked_until end as "blockedUntil"
    from run_target t left join lane l on l.org_id = t.org_id and l.name = t.lane
    where t.org_id = ${org.id}::uuid and t.run_id = ${run.id}::uuid
    order by t.position`;
  const { limits } = await readPlan(db, org.id);
  return whyWaiting({
    isQueued: run.status === 'QUEUED',
    ...(around ?? { workers: 0, isHeld: false, otherRuns: 0, wantedMicroUsd: 0 }),
    mostAtOnce: limits.concurrentItems,
    seats: seats.map((seat) => ({ ...seat, who: whoIs(seat.lane) })),
  });
}

/** A lane as people call it: the provider, or the host of an endpoint. */
function whoIs(lane: string): string {
  const provider = ModelProvider.safeParse(lane);
  if (provider.success) {
    return listProviders().find(({ id }) => id === provider.data)?.label ?? lane;
  }
  return URL.canParse(lane) ? new URL(lane).host || 'The demo assistant' : lane;
}
