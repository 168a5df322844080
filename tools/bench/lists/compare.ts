import { timedAsk } from '../ask-timed.ts';
import type { SeededStage } from './seeded-stage.ts';

export type Times = { p50Ms: number; p99Ms: number };

const warmUps = 20;
const rounds = 150;

/** Asks two addresses in turn, so that what else the machine does meets both alike. */
export async function compare(
  { person }: SeededStage,
  big: string,
  small: string,
): Promise<{ big: Times; small: Times }> {
  const ask = timedAsk(person);
  const taken = { big: [] as number[], small: [] as number[] };
  for (let round = -warmUps; round < rounds; round += 1) {
    const [one, other] = [await ask(big), await ask(small)];
    if (round < 0) continue;
    taken.big.push(one);
    taken.small.push(other);
  }
  return { big: timesOf(taken.big), small: timesOf(taken.small) };
}

function timesOf(taken: readonly number[]): Times {
  const sorted = taken.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { p50Ms: at(0.5) ?? 0, p99Ms: at(0.99) ?? 0 };
}
