import { timedAsk } from '../ask-timed.ts';
import type { RunStage } from './run-stage.ts';

export type Tails = { p50Ms: number; p99Ms: number };

const warmUps = 20;
const blocks = 5;
const rounds = 100;

/**
 * Asks two addresses in turn, so that what else the machine does meets both alike. The slowest percent is
 * taken of each block of rounds, and of these the median: one hiccup of a shared machine is not the answer.
 */
export async function compareTails(
  { person }: Pick<RunStage, 'person'>,
  big: string,
  small: string,
): Promise<{ big: Tails; small: Tails }> {
  const ask = timedAsk(person);
  for (let round = 0; round < warmUps; round += 1) {
    await ask(big);
    await ask(small);
  }
  const taken: { big: number[]; small: number[] }[] = [];
  for (let block = 0; block < blocks; block += 1) {
    const times = { big: [] as number[], small: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      times.big.push(await ask(big));
      times.small.push(await ask(small));
    }
    taken.push(times);
  }
  return {
    big: tailsOf(taken.map((times) => times.big)),
    small: tailsOf(taken.map((times) => times.small)),
  };
}

function tailsOf(taken: readonly number[][]): Tails {
  return {
    p50Ms: quantile(taken.flat(), 0.5),
    p99Ms: quantile(
      taken.map((block) => quantile(block, 0.99)),
      0.5,
    ),
  };
}

/** By nearest rank. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
