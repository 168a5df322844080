import { createLane, type Lane } from './lane.ts';
import { laneOf } from './lane-of.ts';
import type { FrozenRun } from './load-frozen-run.ts';
import { createSeat, type Seat } from './seat.ts';

/** A seat for each target of a run, by position. Targets of one provider or endpoint share its lane. */
export function createSeats(
  run: FrozenRun,
  { random, carefulUntil }: { random: () => number; carefulUntil: number },
): Map<number, Seat> {
  const targets = [...run.targets].map(([position, { target }]) => ({ position, target }));
  const most = new Map<string, number>();
  for (const { target } of targets) {
    const name = laneOf(target);
    most.set(name, Math.max(target.concurrency, most.get(name) ?? 0));
  }
  const lanes = new Map<string, Lane>(
    [...most].map(([name, limit]) => [name, createLane(name, limit, random)]),
  );
  return new Map(
    targets.flatMap(({ position, target }) => {
      const lane = lanes.get(laneOf(target));
      return lane ? [[position, createSeat({ position, target, lane, carefulUntil })]] : [];
    }),
  );
}
