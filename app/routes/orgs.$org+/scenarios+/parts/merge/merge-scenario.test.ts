import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authored } from '../any-scenario.ts';
import { toDraft } from '../draft.ts';
import { type KeptScenario, type KeptTurn, toKept } from '../kept-draft.ts';
import {
  type Choices,
  collisionsOf,
  mergeScenario,
  type ScenarioMerge,
  settleMerge,
} from './merge-scenario.ts';

const scenario = authored.map((stored) => toKept(toDraft(stored)));

/** A scenario made from another by a few edits of the turns. */
const editOf = (base: KeptScenario) =>
  fc
    .tuple(
      scenario,
      fc.array(fc.constantFrom<'drop' | 'swap' | 'new' | 'keep'>('drop', 'swap', 'new', 'keep'), {
        minLength: base.turns.length,
        maxLength: base.turns.length,
      }),
    )
    .map(([other, acts]): KeptScenario => {
      const spare = other.turns;
      const turns = base.turns.flatMap((turn, i): KeptTurn[] => {
        const extra = spare[i % spare.length];
        if (acts[i] === 'drop') return [];
        if (acts[i] === 'swap' && extra) return [extra];
        return acts[i] === 'new' && extra ? [turn, extra] : [turn];
      });
      return { ...base, turns, variables: other.variables, name: other.name };
    });
const three = scenario.chain((base) => fc.tuple(fc.constant(base), editOf(base), editOf(base)));

const chosen = (merge: ScenarioMerge, choice: 'mine' | 'theirs' | 'both'): Choices =>
  Object.fromEntries(collisionsOf(merge).map((id) => [id, choice]));

/** Variables are told apart by their names, in any order. */
function comparable(one: KeptScenario) {
  return { ...one, variables: Object.fromEntries(one.variables.map((v) => [v.name, v.value])) };
}
const textsOf = (turn: KeptTurn): string[] =>
  turn.kind === 'USER'
    ? [turn.userText]
    : [
        ...turn.expectations.map((spec) => JSON.stringify(spec)),
        ...(turn.sample ? [turn.sample] : []),
      ];
const allTexts = ({ turns }: KeptScenario) => turns.flatMap(textsOf);

describe('merging two edits of a scenario', () => {
  it('is the one of them when the other changed nothing, and both when they agree', () => {
    fc.assert(
      fc.property(scenario, scenario, (base, other) => {
        for (const [theirs, mine] of [
          [base, other],
          [other, base],
          [other, other],
        ] as const) {
          const merge = mergeScenario(base, theirs, mine);
          expect(collisionsOf(merge)).toEqual([]);
          expect(comparable(settleMerge(merge, {}))).toEqual({
            ...comparable(other),
            tags: expect.any(Array),
          });
          expect(new Set(settleMerge(merge, {}).tags)).toEqual(new Set(other.tags));
        }
      }),
    );
  });

  it('loses no text, unless one side deleted it and the other left it alone', () => {
    fc.assert(
      fc.property(three, ([base, theirs, mine]) => {
        const merge = mergeScenario(base, theirs, mine);
        const result = allTexts(settleMerge(merge, chosen(merge, 'both')));
        const texts = [base, theirs, mine].map((one) => new Set(allTexts(one)));
        const [inBase = new Set(), inTheirs = new Set(), inMine = new Set()] = texts;
        for (const text of new Set([...inTheirs, ...inMine])) {
          const isDeleted = inBase.has(text) && !(inTheirs.has(text) && inMine.has(text));
          if (!isDeleted) expect(result).toContain(text);
        }
      }),
    );
  });

  it('takes the side that was chosen, and mine while nobody has', () => {
    fc.assert(
      fc.property(three, ([base, theirs, mine]) => {
        const merge = mergeScenario(base, theirs, mine);
        if (merge.fields.name.by !== 'collision') return;
        expect(settleMerge(merge, chosen(merge, 'theirs')).name).toBe(theirs.name);
        expect(settleMerge(merge, {}).name).toBe(mine.name);
      }),
    );
  });

  const user = (userText: string): KeptTurn => ({ kind: 'USER', userText });
  const contains = (...values: string[]) => ({
    kind: 'MUST_CONTAIN' as const,
    values,
    caseSensitive: false,
  });
  const expecting = (...values: string[]): KeptTurn => ({
    kind: 'EXPECT',
    expectations: values.map((value) => contains(value)),
  });
  const start: KeptScenario = {
    ...(fc.sample(scenario, 1)[0] ?? expect.fail()),
    tags: ['a', 'b'],
    variables: [{ name: 'shop', value: 'Lindenhof' }],
    turns: [user('Hello'), expecting('Hi'), user('Bye'), expecting('Bye')],
  };
  const withTurns = (...turns: KeptTurn[]) => ({ ...start, turns });

  it('takes changes of neighbouring turns from both', () => {
    const theirs = withTurns(user('Hello you'), expecting('Hi'), user('Bye'), expecting('Bye'));
    const mine = withTurns(user('Hello'), expecting('Hey'), user('Bye'), expecting('Bye'));
    const merge = mergeScenario(start, theirs, mine);
    expect(collisionsOf(merge)).toEqual([]);
    expect(settleMerge(merge, {}).turns.slice(0, 2)).toEqual([user('Hello you'), expecting('Hey')]);
  });

  it('takes expectations that both added to one turn', () => {
    const theirs = withTurns(user('Hello'), expecting('Welcome', 'Hi'), ...start.turns.slice(2));
    const mine = withTurns(user('Hello'), expecting('Hi', 'there'), ...start.turns.slice(2));
    const merge = mergeScenario(start, theirs, mine);
    expect(settleMerge(merge, {}).turns[1]).toEqual(expecting('Welcome', 'Hi', 'there'));
  });

  it('asks about a turn that both wrote anew, and about nothing else', () => {
    const theirs = withTurns(user('Good day'), ...start.turns.slice(1));
    const mine = withTurns(user('Howdy'), ...start.turns.slice(1, 3), expecting('See you'));
    const merge = mergeScenario(start, theirs, mine);
    const [id = ''] = collisionsOf(merge);
    expect(collisionsOf(merge)).toHaveLength(1);
    const first = (choice: 'mine' | 'theirs' | 'both') =>
      settleMerge(merge, { [id]: choice }).turns;
    expect(first('mine')[0]).toEqual(user('Howdy'));
    expect(first('theirs')[0]).toEqual(user('Good day'));
    expect(first('both').slice(0, 2)).toEqual([user('Good day'), user('Howdy')]);
    expect(first('theirs').at(-1)).toEqual(expecting('See you'));
  });

  it('asks when one deleted what the other changed', () => {
    const theirs = withTurns(...start.turns.slice(2));
    const mine = withTurns(user('Hello!'), ...start.turns.slice(1));
    const merge = mergeScenario(start, theirs, mine);
    expect(collisionsOf(merge)).toHaveLength(1);
    expect(settleMerge(merge, {}).turns).toContainEqual(user('Hello!'));
  });

  it('asks where both put something at the same place', () => {
    const theirs = withTurns(...start.turns, user('Theirs'));
    const mine = withTurns(...start.turns, user('Mine'));
    const merge = mergeScenario(start, theirs, mine);
    const all = settleMerge(merge, chosen(merge, 'both')).turns.slice(-2);
    expect(all).toEqual([user('Theirs'), user('Mine')]);
  });

  it('joins tags, and asks about variables one by one', () => {
    const theirs = { ...start, tags: ['b', 'c'], variables: [{ name: 'shop', value: 'X' }] };
    const mine = {
      ...start,
      tags: ['a', 'b', 'd'],
      variables: [
        { name: 'shop', value: 'Y' },
        { name: 'new', value: 'Z' },
      ],
    };
    const merge = mergeScenario(start, theirs, mine);
    expect(merge.tags).toEqual(['b', 'd', 'c']);
    expect(collisionsOf(merge)).toEqual(['variable-shop']);
    expect(settleMerge(merge, { 'variable-shop': 'theirs' }).variables).toEqual([
      { name: 'shop', value: 'X' },
      { name: 'new', value: 'Z' },
    ]);
  });
});
