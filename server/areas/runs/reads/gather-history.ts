import type { Verdict } from '#server/areas/scenarios/schema.ts';

export type Played = { row: number; targetPosition: number; number: number; verdict: Verdict };

export type CellHistory = {
  row: number;
  targetPosition: number;
  /** The oldest first, each run by its number with the worst verdict of its repeats. */
  runs: { number: number; verdict: Verdict }[];
};

/** So many runs make a history. */
export const mostTimes = 10;

const worst: readonly Verdict[] = ['PASS', 'UNCHECKED', 'FAIL', 'ERROR'];

/** Puts conversations of earlier runs together by cell and run; only the last ten runs of each stay. */
export function gatherHistory(played: readonly Played[]): CellHistory[] {
  const cells = new Map<string, { row: number; targetPosition: number; runs: Runs }>();
  for (const { row, targetPosition, number, verdict } of played) {
    const key = `${row} ${targetPosition}`;
    const cell = cells.get(key) ?? { row, targetPosition, runs: new Map() };
    cells.set(key, cell);
    cell.runs.set(number, worseOf(cell.runs.get(number), verdict));
  }
  return [...cells.values()].map(({ runs, ...cell }) => ({
    ...cell,
    runs: [...runs]
      .map(([number, verdict]) => ({ number, verdict }))
      .sort((a, b) => a.number - b.number)
      .slice(-mostTimes),
  }));
}

type Runs = Map<number, Verdict>;

/** A cell is as good as its worst repeat. */
function worseOf(one: Verdict | undefined, other: Verdict): Verdict {
  return one !== undefined && worst.indexOf(one) > worst.indexOf(other) ? one : other;
}
