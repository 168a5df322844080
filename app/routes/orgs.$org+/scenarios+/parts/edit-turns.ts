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

/** Moves one of a list by so many places; beyond the ends the list stays as it is. */
export function moved<T extends { key: string }>(list: readonly T[], key: string, by: number): T[] {
  const from = list.findIndex((one) => one.key === key);
  const one = list[from];
  const to = from + by;
  if (!one || to < 0 || to >= list.length) return [...list];
  return list.toSpliced(from, 1).toSpliced(to, 0, one);
}
