import { createLane } from '#server/areas/runs/engine/lane.ts';
import { createSeat, type Seat } from '#server/areas/runs/engine/seat.ts';
import { newId } from '#server/core/ids.ts';

/** A seat of a demo assistant that bears four conversations at once, with a lane of its own. */
export function demoSeat({ position = 0, carefulUntil = 0 } = {}): Seat {
  const target = {
    kind: 'DEMO' as const,
    targetId: newId(),
    name: 'Demo',
    concurrency: 4,
    promptContent: null,
    promptId: null,
    promptName: null,
    promptVersion: null,
    config: { latencyMs: 0 },
  };
  const lane = createLane(`lane ${position}`, target.concurrency, Math.random);
  return createSeat({ position, target, lane, carefulUntil });
}
