import { readPlan } from '#server/areas/plans/index.ts';
import type { Scope } from '#server/core/scope.ts';
import { allot, type Demand } from './allot.ts';
import { type LaneNews, type LaneState, nextLane } from './lane-limit.ts';

/** What a run wants of one of its targets. `inUse` is what it can't give back at this moment. */
export type SeatDemand = { position: number; wanted: number; inUse: number };

export type LaneReport = { name: string; most: number; news: LaneNews | null };

export type Shared = {
  /** How many conversations may be played at once, by position. */
  permits: ReadonlyMap<number, number>;
  lanes: ReadonlyMap<string, LaneState>;
};

/** For how long the same run comes first where there are fewer places than runs. */
const turnMs = 5_000;

/**
 * Divides what an organization may play at once among all its runs on all workers, and keeps its lanes.
 * A target's concurrency, the limit of a lane and that of the plan hold at every moment.
 */
export async function sharePermits(
  scope: Scope,
  runId: string,
  { seats, lanes }: { seats: readonly SeatDemand[]; lanes: readonly LaneReport[] },
): Promise<Shared> {
  const orgId = scope.org.id;
  // The runs of one organization take turns, or two of them would take the same free places.
  // By the database's clock: workers that see another time would each give way to the other.
  const [{ turn } = { turn: 0 }] = await scope.db.$queryRaw<{ turn: number }[]>`
    select pg_advisory_xact_lock(hashtextextended(${`runs.share:${orgId}`}, 0))::text,
      floor(extract(epoch from clock_timestamp()) * 1000 / ${turnMs}::int)::int as turn`;
  await scope.db.$executeRaw`
    update run_target t set wanted = mine.wanted
    from unnest(${seats.map(({ position }) => position)}::int[],
      ${seats.map(({ wanted }) => wanted)}::int[]) as mine (position, wanted)
    where t.org_id = ${orgId}::uuid and t.run_id = ${runId}::uuid
      and t.position = mine.position and t.wanted <> mine.wanted`;
  const demands = await scope.db.$queryRaw<Demand[]>`
    select r.id as "runId", t.position, t.target_id as "targetId", t.lane, t.wanted, t.permits,
      t.concurrency
    from run r join run_target t on t.org_id = r.org_id and t.run_id = r.id
    where r.org_id = ${orgId}::uuid and r.status = 'RUNNING'
      and (r.lease_until > clock_timestamp() or r.id = ${runId}::uuid)`;
  const states = await keepLanes(scope, lanes, demands);
  const { limits } = await readPlan(scope.db, orgId);
  const limited = [...states].map(
    ([name, state]) => [name, Math.max(1, Math.floor(state.limit))] as const,
  );
  const caps = { all: limits.concurrentItems, lanes: new Map(limited) };
  const inUse = new Map(seats.map((seat) => [seat.position, seat.inUse]));
  const held = demands.map((demand) =>
    demand.runId === runId ? { ...demand, permits: inUse.get(demand.position) ?? 0 } : demand,
  );
  const permits = allot(held, { runId, caps, turn });
  const kept = seats.map(({ position, inUse: playing }) => ({
    position,
    permits: Math.max(playing, permits.get(position) ?? 0),
  }));
  await scope.db.$executeRaw`
    update run_target t set permits = mine.permits
    from unnest(${kept.map(({ position }) => position)}::int[],
      ${kept.map((seat) => seat.permits)}::int[]) as mine (position, permits)
    where t.org_id = ${orgId}::uuid and t.run_id = ${runId}::uuid
      and t.position = mine.position and t.permits <> mine.permits`;
  return { permits, lanes: states };
}

type LaneRow = LaneState & { name: string };

/** Writes what happened to the lanes; those that never said no have no row. */
async function keepLanes(
  scope: Scope,
  reports: readonly LaneReport[],
  demands: readonly Demand[],
): Promise<Map<string, LaneState>> {
  const rows = await scope.db.$queryRaw<LaneRow[]>`
    select name, limit_now as "limit", streak,
      greatest(0, extract(epoch from blocked_until - clock_timestamp()) * 1000)::float8 as "blockedMs"
    from lane
    where org_id = ${scope.org.id}::uuid and name = any(${reports.map(({ name }) => name)})`;
  const states = new Map<string, LaneState>();
  for (const { name, most: own, news } of reports) {
    // Another run may ask the same one for more at once.
    const sharing = demands.filter(({ lane }) => lane === name);
    const most = Math.max(own, ...sharing.map(({ concurrency }) => concurrency));
    const row = rows.find((one) => one.name === name);
    const before = row
      ? { limit: row.limit, streak: row.streak, blockedMs: row.blockedMs ?? 0 }
      : { limit: most, streak: 0, blockedMs: 0 };
    const after = news ? nextLane(before, news, { most, random: Math.random() }) : before;
    if (row || news) states.set(name, after);
    if (news) await writeLane(scope, name, after);
  }
  return states;
}

async function writeLane(
  scope: Scope,
  name: string,
  { limit, streak, blockedMs }: LaneState,
): Promise<void> {
  const blocked = Math.round(blockedMs);
  await scope.db.$executeRaw`
    insert into lane (name, limit_now, streak, blocked_until, changed_at)
    values (${name}, ${limit}::float8, ${streak}::int,
      case when ${blocked}::int > 0
        then clock_timestamp() + ${blocked}::int * interval '1 millisecond' end,
      clock_timestamp())
    on conflict (org_id, name) do update
      set limit_now = excluded.limit_now, streak = excluded.streak,
          blocked_until = excluded.blocked_until, changed_at = excluded.changed_at`;
}
