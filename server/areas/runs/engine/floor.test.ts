import { expect, it } from 'vitest';
import type { ScenarioContent } from '#server/areas/scenarios/schema.ts';
import { newId } from '#server/core/ids.ts';
import { createSlots } from '#server/core/slots.ts';
import { demoSeat } from '#server/testing/runs/demo-seat.ts';
import { createFloor } from './floor.ts';
import type { Stepped } from './step-run.ts';

const content: ScenarioContent = {
  locale: 'en',
  variables: {},
  onFail: 'STOP',
  threshold: null,
  data: null,
  turns: [{ kind: 'USER', userText: 'Hello' }],
};

const items = (position: number) =>
  [0, 1, 2, 3].map((row) => ({
    id: newId(),
    row,
    targetPosition: position,
    repeat: 1,
    replays: 0,
  }));

it('what it says it plays is the most it plays until it is told what it may', () => {
  const seats = [demoSeat({ position: 0 }), demoSeat({ position: 1 })];
  const slots = createSlots(8);
  const other = slots.join(() => undefined);
  const floor = createFloor({
    seats: new Map(seats.map((seat) => [seat.position, seat])),
    share: slots.join(() => floor.fill()),
    hasStopRules: false,
    isHeld: () => true,
    purse: null,
    play: () => new Promise(() => undefined),
    onLanded: () => undefined,
  });
  const stepped: Stepped & { isOver: false } = {
    isOver: false,
    claimed: {
      items: [...items(0), ...items(1)],
      contents: new Map([0, 1, 2, 3].map((row) => [row, content])),
    },
    shared: {
      permits: new Map([
        [0, 4],
        [1, 4],
      ]),
      lanes: new Map(),
    },
    spending: null,
    isStopped: false,
    isReset: false,
  };
  floor.nextStep();
  floor.apply(stepped);
  // Another run of this worker has the other half of its slots.
  expect(seats.map(({ playing }) => playing)).toEqual([4, 0]);
  seats[1]?.lane.refused(performance.now(), 1);
  const told = floor.nextStep().share?.seats.map(({ inUse }) => inUse) ?? [];
  other.leave();
  for (const [index, { playing }] of seats.entries()) {
    expect(playing).toBeLessThanOrEqual(told[index] ?? Number.NaN);
  }
});
