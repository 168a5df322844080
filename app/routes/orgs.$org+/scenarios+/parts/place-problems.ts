import type { DraftTurn } from './draft.ts';

/** Messages by the place they belong to: a field's name, a turn's key, or `<expectation key>.<field>`. */
export type PlacedProblems = Readonly<Record<string, string>>;

type Issue = { path: readonly PropertyKey[]; message: string };

/**
 * Says where refused paths such as `turns.2.expectations.0.pattern` are in the draft that was sent, by
 * keys, so that the messages stay in place when turns move. The first message of a place counts.
 */
export function placeProblems(
  turns: readonly DraftTurn[],
  issues: readonly Issue[],
): PlacedProblems {
  const placed: Record<string, string> = {};
  for (const { path, message } of issues) {
    const place = placeOf(turns, path.map(String));
    placed[place] ??= message;
  }
  return placed;
}

function placeOf(turns: readonly DraftTurn[], path: readonly string[]): string {
  const [field = '', turnIndex, inTurn, expectationIndex, inExpectation] = path;
  const turn = field === 'turns' ? turns[Number(turnIndex)] : undefined;
  if (!turn || turnIndex === undefined) return field;
  if (inTurn !== 'expectations' || turn.kind !== 'EXPECT') return turn.key;
  const expectation = turn.expectations[Number(expectationIndex)];
  if (!expectation || expectationIndex === undefined) return turn.key;
  return `${expectation.key}.${inExpectation ?? 'kind'}`;
}

/** The problems without those of some places: `key` itself and everything below `key.`. */
export function withoutProblems(problems: PlacedProblems, keys: readonly string[]): PlacedProblems {
  const isKept = (place: string) =>
    !keys.some((key) => place === key || place.startsWith(`${key}.`));
  return Object.fromEntries(Object.entries(problems).filter(([place]) => isKept(place)));
}
