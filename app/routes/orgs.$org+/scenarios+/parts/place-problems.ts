import type { Draft } from './draft.ts';

/** Messages by the place they belong to: a field's name, a turn's key, or `<key>.<field>`. */
export type PlacedProblems = Readonly<Record<string, string>>;

type Issue = { path: readonly PropertyKey[]; message: string };
type Keyed = Pick<Draft, 'turns' | 'variables' | 'data'>;

/**
 * Says where refused paths such as `turns.2.expectations.0.pattern` are in the draft that was sent, by
 * keys, so that the messages stay in place when turns move. The first message of a place counts.
 */
export function placeProblems(draft: Keyed, issues: readonly Issue[]): PlacedProblems {
  const placed: Record<string, string> = {};
  for (const { path, message } of issues) {
    const place = placeOf(draft, path.map(String));
    placed[place] ??= message;
  }
  return placed;
}

function placeOf(draft: Keyed, path: readonly string[]): string {
  const [field = '', ...rest] = path;
  if (field === 'turns') return placeInTurns(draft.turns, rest);
  if (field === 'data') return placeInData(draft.data, rest);
  if (field === 'variables') {
    const variable = draft.variables.find(({ name }) => name.trim() === rest[0]);
    return variable ? `${variable.key}.value` : field;
  }
  return field;
}

function placeInTurns(turns: Keyed['turns'], path: readonly string[]): string {
  const [turnIndex, inTurn, expectationIndex, inExpectation] = path;
  const turn = turnIndex === undefined ? undefined : turns[Number(turnIndex)];
  if (!turn) return 'turns';
  if (inTurn !== 'expectations' || turn.kind !== 'EXPECT') return turn.key;
  const expectation = turn.expectations[Number(expectationIndex)];
  if (!expectation || expectationIndex === undefined) return turn.key;
  return `${expectation.key}.${inExpectation ?? 'kind'}`;
}

function placeInData(data: Keyed['data'], path: readonly string[]): string {
  const [list, index, field, cell] = path;
  const one = list === 'rows' ? data?.rows[Number(index)] : data?.columns[Number(index)];
  if (!one || index === undefined) return 'data';
  if (list === 'rows' && field === 'values') return `${one.key}.${cell ?? 0}`;
  return `${one.key}.name`;
}

/** The problems without those of some places: `key` itself and everything below `key.`. */
export function withoutProblems(problems: PlacedProblems, keys: readonly string[]): PlacedProblems {
  const isKept = (place: string) =>
    !keys.some((key) => place === key || place.startsWith(`${key}.`));
  return Object.fromEntries(Object.entries(problems).filter(([place]) => isKept(place)));
}
