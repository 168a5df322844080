import { describe, expect, it } from 'vitest';
import { createFlights } from './flights.ts';

/** Items that end when the test says so, or when they are broken off. */
function held() {
  const endings = new Map<string, () => void>();
  const landed: string[] = [];
  const flights = createFlights<string, string>(
    (id, signal) =>
      new Promise((resolve, reject) => {
        endings.set(id, () => resolve(`result of ${id}`));
        signal.addEventListener('abort', () => reject(new Error('broken off')));
      }),
    (id) => landed.push(id),
  );
  return { flights, end: (id: string) => endings.get(id)?.(), landed };
}

/** Lets everything that is ready to happen happen. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('flights', () => {
  it('hand over each finished item once', async () => {
    const { flights, end, landed } = held();
    flights.start('a');
    flights.start('b');
    await settled();
    end('a');
    await settled();
    expect(flights.takeFinished()).toEqual([{ item: 'a', result: 'result of a' }]);
    expect(flights.takeFinished()).toEqual([]);
    expect(landed).toEqual(['a']);
    await flights.stop();
  });

  it('give no result for what was broken off, and wait until it has let go', async () => {
    const { flights, end, landed } = held();
    for (const id of ['a', 'b', 'c']) flights.start(id);
    await settled();
    end('b');
    await settled();
    await flights.stop();
    expect(flights.takeFinished()).toEqual([{ item: 'b', result: 'result of b' }]);
    expect(landed.toSorted()).toEqual(['a', 'b', 'c']);
  });
});
