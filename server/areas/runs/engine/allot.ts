/** What one run wants of one target, and has of it at this moment. */
export type Demand = {
  runId: string;
  position: number;
  targetId: string;
  lane: string;
  /** Conversations it would play at once, and how many it has leave for. */
  wanted: number;
  permits: number;
  /** How many the target bears at once, over all runs. */
  concurrency: number;
};

export type Caps = {
  /** Over everything the organization plays. */
  all: number;
  /** By lane; one that is not here has no limit of its own. */
  lanes: ReadonlyMap<string, number>;
};

type Room = { take(demand: Demand): boolean; left(demand: Demand): number };

/** Keeps what is left of every cap that a demand falls under. */
function roomOf(demands: readonly Demand[], { all, lanes }: Caps): Room {
  let ofAll = all;
  const ofLanes = new Map(lanes);
  const ofTargets = new Map<string, number>();
  for (const { targetId, concurrency } of demands) {
    ofTargets.set(targetId, Math.max(concurrency, ofTargets.get(targetId) ?? 0));
  }
  const left = ({ targetId, lane }: Demand) =>
    Math.min(ofAll, ofTargets.get(targetId) ?? 0, ofLanes.get(lane) ?? Number.POSITIVE_INFINITY);
  return {
    left,
    take(demand) {
      if (left(demand) < 1) return false;
      ofAll -= 1;
      ofTargets.set(demand.targetId, (ofTargets.get(demand.targetId) ?? 0) - 1);
      const lane = ofLanes.get(demand.lane);
      if (lane !== undefined) ofLanes.set(demand.lane, lane - 1);
      return true;
    },
  };
}

/**
 * Max-min fair shares by progressive filling (Bertsekas and Gallager, Data Networks, 6.5.2): runs get one
 * place after the other in turn, until they have what they want or a cap is full.
 * @param turn grows with time: who comes first where there are fewer places than runs changes with it
 * @returns places by demand, in the order of `demands`
 */
export function fairShares(demands: readonly Demand[], caps: Caps, turn = 0): number[] {
  const room = roomOf(demands, caps);
  const shares = demands.map(() => 0);
  const runs = [...new Set(demands.map(({ runId }) => runId))].sort();
  const order = runs.map((_, index) => runs[(index + turn) % runs.length]);
  const seats = new Map<string | undefined, number[]>();
  for (const [index, { runId }] of demands.entries()) {
    seats.set(runId, [...(seats.get(runId) ?? []), index]);
  }
  for (let given = true; given; ) {
    given = false;
    for (const runId of order) {
      // Of its targets the one that has least.
      const [next] = (seats.get(runId) ?? [])
        .filter((index) => {
          const demand = demands[index];
          return demand && (shares[index] ?? 0) < demand.wanted && room.left(demand) >= 1;
        })
        .sort((a, b) => (shares[a] ?? 0) - (shares[b] ?? 0) || a - b);
      const demand = next === undefined ? undefined : demands[next];
      if (next === undefined || !demand || !room.take(demand)) continue;
      shares[next] = (shares[next] ?? 0) + 1;
      given = true;
    }
  }
  return shares;
}

/**
 * What one run may take now: its fair share, as far as the others, and its own other targets, have let go
 * of what is not theirs any more. By position.
 * @param demands of the run itself with what it plays now as its `permits`
 */
export function allot(
  demands: readonly Demand[],
  { runId, caps, turn }: { runId: string; caps: Caps; turn: number },
): Map<number, number> {
  const fair = fairShares(demands, caps, turn);
  const room = roomOf(demands, caps);
  for (const demand of demands) {
    for (let held = 0; held < demand.permits; held += 1) room.take(demand);
  }
  const mine = new Map<number, number>();
  for (const [index, demand] of demands.entries()) {
    if (demand.runId !== runId) continue;
    const share = fair[index] ?? 0;
    let got = Math.min(share, demand.permits);
    while (got < share && room.take(demand)) got += 1;
    mine.set(demand.position, got);
  }
  return mine;
}
