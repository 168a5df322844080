import { describe, expect, it } from 'vitest';
import { createFlights } from './flights.ts';
import type { PlayedItem } from './played.ts';
import { sumItem } from './sum-item.ts';

const claimed = (id: string) => ({ id, row: 0, targetPosition: 0, fence: 1 });
const result: PlayedItem = sumItem([], {
  content: { turns: [], threshold: null },
  stoppedAfter: null,
});

/** Items that end when the test says so, or when they are broken off. */
function held() {
  const endings = new Map<string, () => void>();
  let landed = 0;
  const flights = createFlights(
    ({ id }, signal) =>
      new Promise((resolve, reject) => {
        endings.set(id, () => resolve(result));
        signal.addEventListener('abort', () => reject(new Error('broken off')));
      }),
    () => {
      landed += 1;
    },
  );
  return { flights, end: (id: string) => endings.get(id)?.(), landed: () => landed };
}

/** Lets everything that is ready to happen happen. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('flights', () => {
  it('hand over each finished item once', async () => {
    const { flights, end, landed } = held();
    flights.start(claimed('a'));
    flights.start(claimed('b'));
    await settled();
    end('a');
    await settled();
    expect(flights.takeFinished()).toEqual([{ id: 'a', fence: 1, played: result }]);
    expect(flights.takeFinished()).toEqual([]);
    expect(flights.held()).toEqual([{ id: 'b', fence: 1 }]);
    expect(landed()).toBe(1);
    await flights.stop();
  });

  it('give no result for what was broken off', async () => {
    const { flights, landed } = held();
    for (const id of ['a', 'b', 'c']) flights.start(claimed(id));
    await settled();
    flights.drop(['a', 'unknown']);
    await settled();
    expect(await flights.stop()).toEqual([
      { id: 'b', fence: 1 },
      { id: 'c', fence: 1 },
    ]);
    expect(flights.takeFinished()).toEqual([]);
    expect(flights.held()).toEqual([]);
    expect(landed()).toBe(3);
  });
});
