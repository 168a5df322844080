import type { ScenarioContent } from '#server/areas/scenarios/schema.ts';
import type { Share } from '#server/core/slots.ts';
import type { Purse } from '../budget/purse.ts';
import type { PlayedItem } from '../play/played.ts';
import type { ClaimedItem } from './claim-items.ts';
import { createFlights } from './flights.ts';
import type { Outcome } from './record-results.ts';
import { noteDuration, type Seat, wantedClaims } from './seat.ts';
import type { Step, Stepped } from './step-run.ts';

/** What one process holds of one run in memory: no more than it plays and is about to play. */
export type Floor = {
  /** Begins what is ready, as far as there is room. */
  fill(): void;
  /** What to write and to ask for now; what was finished is handed over. */
  nextStep(): FloorStep;
  /** True when nothing can go on without a step. */
  isPressing(): boolean;
  apply(stepped: Stepped & { isOver: false }): void;
  /** Breaks everything off. */
  stop(): Promise<void>;
  takeOutcomes(): Outcome[];
};

export type FloorStep = Omit<Step, 'fence' | 'leaseMs'>;

export type FloorOptions = {
  seats: ReadonlyMap<number, Seat>;
  share: Share;
  hasStopRules: boolean;
  /** Whether the run is certainly still held here; where it is not, nothing is begun. */
  isHeld(): boolean;
  /** What calls are paid from; null for a run without any budget. */
  purse: Purse | null;
  /** Null: it never began, since it could not be paid for. */
  play(
    item: ClaimedItem,
    content: ScenarioContent,
    signal: AbortSignal,
  ): Promise<PlayedItem | null>;
  /** Told after each conversation. */
  onLanded(): void;
};

/** Shares are divided anew at least so often. */
const shareEveryMs = 500;

export function createFloor(o: FloorOptions): Floor {
  const { seats, share, hasStopRules, isHeld, purse, play, onLanded } = o;
  const all = [...seats.values()];
  const known = new Map<number, { content: ScenarioContent; uses: number }>();
  // What the step under way was told is known stays until its answer is there.
  let told: ReadonlySet<number> = new Set();
  let sharedAt = Number.NEGATIVE_INFINITY;
  let wanted = '';
  // Begun here, and ended before any call of them; left out with what waits.
  const unpaid: string[] = [];

  const flights = createFlights<ClaimedItem, PlayedItem | null>(
    (item, signal) => {
      const row = known.get(item.row);
      if (!row) throw new Error('A conversation is played whose content is not here.');
      return play(item, row.content, signal);
    },
    (item, ms) => {
      const seat = seats.get(item.targetPosition);
      if (seat) {
        seat.playing -= 1;
        noteDuration(seat, ms);
      }
      forget(item);
      share.give();
      fill();
      onLanded();
    },
  );

  function forget({ row }: ClaimedItem): void {
    const entry = known.get(row);
    if (!entry) return;
    entry.uses -= 1;
    if (entry.uses === 0 && !told.has(row)) known.delete(row);
  }
  function forgetUnused(): void {
    for (const row of told) if (known.get(row)?.uses === 0) known.delete(row);
    told = new Set();
  }
  function fill(): void {
    if (!isHeld()) return;
    for (const seat of all) {
      while (seat.ready.length > 0 && seat.playing < seat.permits && share.take(1) === 1) {
        const item = seat.ready.shift();
        if (!item) break;
        seat.playing += 1;
        flights.start(item);
      }
    }
  }
  const wantedOf = (seat: Seat) => {
    const most = Math.min(seat.target.concurrency, Math.max(seat.playing, share.most()));
    return seat.isDrained ? Math.min(most, seat.playing + seat.ready.length) : most;
  };
  const nothingLeft = () =>
    all.every((seat) => seat.isDrained && seat.playing === 0 && seat.ready.length === 0);
  const takeOutcomes = () =>
    flights.takeFinished().flatMap(({ item, result }) => {
      if (result === null) unpaid.push(item.id);
      return result === null ? [] : [{ id: item.id, played: result }];
    });
  function unbegun(): string[] | null {
    if (!hasStopRules && !purse?.usedUp()) return null;
    return [...all.flatMap(({ ready }) => ready.map(({ id }) => id)), ...unpaid];
  }

  function shareNow(): Step['share'] {
    const demands = all.map((seat) => ({
      position: seat.position,
      wanted: wantedOf(seat),
      // What is ready may be begun before the answer is there, as soon as this process has room.
      inUse: Math.max(seat.playing, Math.min(seat.permits, seat.playing + seat.ready.length)),
    }));
    const asked = JSON.stringify(demands.map((demand) => demand.wanted));
    const lanes = [...new Set(all.map(({ lane }) => lane))];
    const reports = lanes.map((lane) => ({
      name: lane.name,
      most: lane.most,
      news: lane.takeNews(),
    }));
    const isDue = performance.now() - sharedAt >= shareEveryMs;
    if (!isDue && asked === wanted && reports.every(({ news }) => news === null)) return null;
    wanted = asked;
    sharedAt = performance.now();
    return { seats: demands, lanes: reports };
  }

  return {
    fill,
    takeOutcomes,
    isPressing: () =>
      nothingLeft() ||
      all.some((seat) => seat.ready.length === 0 && wantedClaims(seat, performance.now()) > 0),
    nextStep() {
      const usedUp = purse?.usedUp() ?? null;
      const claims = all.flatMap((seat) => {
        const count = usedUp ? 0 : wantedClaims(seat, performance.now());
        return count > 0 ? [{ position: seat.position, count, ...seat.cursor }] : [];
      });
      for (const { position, count } of claims) {
        const seat = seats.get(position);
        if (seat) seat.asked = count;
      }
      forgetUnused();
      told = new Set(known.keys());
      const isLast = nothingLeft();
      const outcomes = takeOutcomes();
      return {
        share: shareNow(),
        claims,
        knownRows: told,
        unbegun: unbegun(),
        isLast,
        outcomes,
        spending: purse?.takeReport({ isLast }) ?? null,
        usedUp,
      };
    },
    apply({ claimed: { items, contents }, shared, spending, isStopped, isReset }) {
      if (spending) purse?.apply(spending);
      for (const item of items) {
        const row = known.get(item.row) ?? { content: contents.get(item.row), uses: 0 };
        if (!row.content) throw new Error('A conversation names a scenario its run does not have.');
        known.set(item.row, { content: row.content, uses: row.uses + 1 });
        const seat = seats.get(item.targetPosition);
        seat?.ready.push(item);
        if (seat) seat.cursor = { row: item.row, repeat: item.repeat };
      }
      forgetUnused();
      for (const seat of all) {
        const got = items.filter((item) => item.targetPosition === seat.position).length;
        if (got < seat.asked) seat.isDrained = true;
        seat.asked = 0;
        seat.permits = shared?.permits.get(seat.position) ?? seat.permits;
        const lane = shared?.lanes.get(seat.lane.name);
        if (lane) seat.lane.adopt(lane);
        if (isStopped) {
          seat.isDrained = true;
          for (const item of seat.ready.splice(0)) forget(item);
        }
        if (isReset) {
          seat.isDrained = false;
          seat.cursor = { row: -1, repeat: 0 };
        }
        seat.gate.look();
      }
      fill();
    },
    stop: () => flights.stop(),
  };
}
