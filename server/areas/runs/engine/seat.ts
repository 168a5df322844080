import type { FrozenTarget } from '#server/areas/targets/index.ts';
import { type CallGate, createCallGate } from './call-gate.ts';
import type { ClaimedItem } from './claim-items.ts';
import type { Lane } from './lane.ts';

/** What one process plays of one run against one target. */
export type Seat = {
  readonly position: number;
  readonly target: FrozenTarget;
  readonly lane: Lane;
  readonly gate: CallGate;
  /** Nothing waits ready before this time of `performance.now()`. */
  readonly carefulUntil: number;
  /** Conversations that may be played at once, by what everybody else plays. */
  permits: number;
  /** Being played now. */
  playing: number;
  /** Taken up, and to be begun as soon as there is room. In the order of play. */
  readonly ready: ClaimedItem[];
  /** Up to which everything was taken up. */
  cursor: { row: number; repeat: number };
  /** How many were asked for in the step that is under way. */
  asked: number;
  /** Nothing is left to take up. */
  isDrained: boolean;
  /** How long a conversation takes, about; null before the first one ended. */
  averageMs: number | null;
};

export function createSeat({
  position,
  target,
  lane,
  carefulUntil,
}: Pick<Seat, 'position' | 'target' | 'lane' | 'carefulUntil'>): Seat {
  const seat: Seat = {
    position,
    target,
    lane,
    carefulUntil,
    gate: createCallGate(lane, () => Math.max(1, seat.permits)),
    permits: 0,
    playing: 0,
    ready: [],
    cursor: { row: -1, repeat: 0 },
    asked: 0,
    isDrained: false,
    averageMs: null,
  };
  return seat;
}

/** As many as end in this time wait ready, so that nothing stands still while the database is asked. */
const aheadMs = 400;
const mostAhead = 1_000;
/** How much may wait for each one that may be played, before it is known how long that takes. */
const untoldAhead = 3;
/** A step may at most make so much of what is held: everything waits for one that takes up much at once. */
const growth = 5;

/** How many more a seat should take up at this time of `performance.now()`. */
export function wantedClaims(seat: Seat, now: number): number {
  const { permits, playing, ready, isDrained } = seat;
  if (isDrained || permits === 0) return 0;
  const held = playing + ready.length;
  // The first calls wait for nothing but what they play.
  if (held === 0) return permits;
  const ahead = now < seat.carefulUntil ? 0 : Math.min(aheadOf(seat), held * growth - permits);
  const room = Math.max(0, permits - playing) + Math.max(0, ahead) - ready.length;
  // Few at a time would ask the database for each of them.
  return room >= Math.max(1, ahead / 4) ? room : 0;
}

/** How many should wait ready. */
function aheadOf({ permits, averageMs }: Seat): number {
  if (averageMs === null) return permits * untoldAhead;
  return Math.min(mostAhead, Math.floor((permits * aheadMs) / Math.max(1, averageMs)));
}

/** Moving average, so that what was slow in the beginning is forgotten. */
export function noteDuration(seat: Seat, ms: number): void {
  seat.averageMs = seat.averageMs === null ? ms : seat.averageMs * 0.9 + ms * 0.1;
}
