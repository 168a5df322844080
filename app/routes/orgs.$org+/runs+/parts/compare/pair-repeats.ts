import type { Verdict } from '#server/areas/scenarios/schema.ts';

export interface RepeatPair<Item> {
  /** From 1. */
  repeat: number;
  base: Item | null;
  run: Item | null;
}

/** The repeats of a cell in both runs beside each other, by number. */
export function pairRepeats<Item extends { repeat: number }>(
  base: readonly Item[],
  run: readonly Item[],
): RepeatPair<Item>[] {
  const numbers = new Set([...base, ...run].map(({ repeat }) => repeat));
  return [...numbers]
    .sort((a, b) => a - b)
    .map((repeat) => ({
      repeat,
      base: base.find((item) => item.repeat === repeat) ?? null,
      run: run.find((item) => item.repeat === repeat) ?? null,
    }));
}

const good: readonly (Verdict | null | undefined)[] = ['PASS', 'UNCHECKED', null, undefined];

/** The pair to look at first: where the verdict changed, else one that does not pass, else the first. */
export function firstToSee<Item extends { verdict: Verdict | null }>(
  pairs: readonly RepeatPair<Item>[],
): number {
  const at = [
    pairs.findIndex(
      (one) => one.base?.verdict !== one.run?.verdict && !good.includes(one.run?.verdict),
    ),
    pairs.findIndex((one) => one.base?.verdict !== one.run?.verdict),
    pairs.findIndex((one) => !good.includes(one.run?.verdict)),
  ].find((index) => index >= 0);
  return at ?? 0;
}
