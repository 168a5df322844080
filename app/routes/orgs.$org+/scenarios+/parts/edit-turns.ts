import type { DraftExpectation, DraftTurn } from './draft.ts';

/** Puts a turn at a place; places outside go to the nearest end. */
export function insertTurn(turns: readonly DraftTurn[], at: number, turn: DraftTurn): DraftTurn[] {
  return turns.toSpliced(Math.max(0, Math.min(at, turns.length)), 0, turn);
}

/** Moves a turn by so many places; beyond the ends it stays. */
export function moveTurn(turns: readonly DraftTurn[], key: string, by: number): DraftTurn[] {
  return moved(turns, key, by);
}

export function removeTurn(turns: readonly DraftTurn[], key: string): DraftTurn[] {
  return turns.filter((turn) => turn.key !== key);
}

export function setUserText(turns: readonly DraftTurn[], key: string, text: string): DraftTurn[] {
  return turns.map((turn) =>
    turn.key === key && turn.kind === 'USER' ? { ...turn, userText: text } : turn,
  );
}

/** Changes the expectations of one turn. */
export function setExpectations(
  turns: readonly DraftTurn[],
  key: string,
  change: (expectations: readonly DraftExpectation[]) => DraftExpectation[],
): DraftTurn[] {
  return turns.map((turn) =>
    turn.key === key && turn.kind === 'EXPECT'
      ? { ...turn, expectations: change(turn.expectations) }
      : turn,
  );
}

/** A copy of a turn with keys of its own. */
export function copyTurn(turn: DraftTurn, newKey: () => string): DraftTurn {
  if (turn.kind === 'USER') return { ...turn, key: newKey() };
  const expectations = turn.expectations.map(({ spec }) => ({ key: newKey(), spec }));
  return { ...turn, key: newKey(), expectations };
}

/** Puts an expectation at a place of a turn, taken from wherever it was; elsewhere nothing changes. */
export function placeExpectation(
  turns: readonly DraftTurn[],
  key: string,
  to: { turn: string; at: number },
): DraftTurn[] {
  const found = findExpectation(turns, key);
  const isThere = turns.some((turn) => turn.key === to.turn && turn.kind === 'EXPECT');
  if (!found || !isThere) return [...turns];
  const without = turns.map((turn) =>
    turn.kind === 'EXPECT' && turn.key === found.turn.key
      ? { ...turn, expectations: turn.expectations.toSpliced(found.at, 1) }
      : turn,
  );
  return setExpectations(without, to.turn, (list) =>
    list.toSpliced(Math.max(0, Math.min(to.at, list.length)), 0, found.expectation),
  );
}

/**
 * Moves an expectation up or down by one: past the ends of its turn it goes to the neighbouring turn that
 * has expectations; where there is none it stays.
 */
export function shiftExpectation(
  turns: readonly DraftTurn[],
  key: string,
  by: 1 | -1,
): DraftTurn[] {
  const found = findExpectation(turns, key);
  if (!found) return [...turns];
  const { turn, at } = found;
  const to = at + by;
  if (to >= 0 && to < turn.expectations.length) {
    return placeExpectation(turns, key, { turn: turn.key, at: to });
  }
  const expecting = turns.filter((one) => one.kind === 'EXPECT');
  const next = expecting[expecting.findIndex((one) => one.key === turn.key) + by];
  if (!next) return [...turns];
  const end = by === 1 ? 0 : next.expectations.length;
  return placeExpectation(turns, key, { turn: next.key, at: end });
}

/** Where an expectation is. */
export function findExpectation(turns: readonly DraftTurn[], key: string) {
  for (const turn of turns) {
    if (turn.kind !== 'EXPECT') continue;
    const at = turn.expectations.findIndex((one) => one.key === key);
    const expectation = turn.expectations[at];
    if (expectation) return { turn, at, expectation };
  }
  return null;
}

/** Keeps a reply to try the expectations of one turn on, or none. */
export function setSample(
  turns: readonly DraftTurn[],
  key: string,
  sample: string | null,
): DraftTurn[] {
  return turns.map((turn) => {
    if (turn.key !== key || turn.kind !== 'EXPECT') return turn;
    const { sample: _, ...rest } = turn;
    return sample === null ? rest : { ...rest, sample };
  });
}

/** True for a turn in which nothing is written. */
export function isEmptyTurn(turn: DraftTurn): boolean {
  if (turn.kind === 'USER') return turn.userText.trim() === '';
  return turn.expectations.length === 0 && !turn.sample?.trim();
}

/** Moves one of a list by so many places; beyond the ends the list stays as it is. */
export function moved<T extends { key: string }>(list: readonly T[], key: string, by: number): T[] {
  const from = list.findIndex((one) => one.key === key);
  const one = list[from];
  const to = from + by;
  if (!one || to < 0 || to >= list.length) return [...list];
  return list.toSpliced(from, 1).toSpliced(to, 0, one);
}
