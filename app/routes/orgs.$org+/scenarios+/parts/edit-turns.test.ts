import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DraftTurn } from './draft.ts';
import {
  copyTurn,
  insertTurn,
  isEmptyTurn,
  moveTurn,
  placeExpectation,
  removeTurn,
  setExpectations,
  setSample,
  setUserText,
  shiftExpectation,
} from './edit-turns.ts';

const user = (key: string): DraftTurn => ({ key, kind: 'USER', userText: key });
const spec = { kind: 'SEMANTIC_ASSERT', rubric: 'is polite' } as const;
const expecting: DraftTurn = { key: 'e', kind: 'EXPECT', expectations: [{ key: 'e0', spec }] };
const keys = (list: readonly { key: string }[]) => list.map(({ key }) => key).join('');
const abc = [user('a'), user('b'), user('c')];

describe('moveTurn', () => {
  it('moves up and down', () => {
    expect(keys(moveTurn(abc, 'b', -1))).toBe('bac');
    expect(keys(moveTurn(abc, 'a', 2))).toBe('bca');
  });

  it('stays at the ends, and for a key that is not there', () => {
    expect(keys(moveTurn(abc, 'a', -1))).toBe('abc');
    expect(keys(moveTurn(abc, 'c', 1))).toBe('abc');
    expect(keys(moveTurn(abc, 'x', 1))).toBe('abc');
  });

  it('is undone by moving back', () => {
    fc.assert(
      fc.property(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: -2, max: 2 }), (key, by) => {
        const there = moveTurn(abc, key, by);
        if (keys(there) !== 'abc') expect(keys(moveTurn(there, key, -by))).toBe('abc');
      }),
    );
  });
});

describe('insertTurn and removeTurn', () => {
  it('undo each other at every place, also beyond the ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2, max: 6 }), (at) => {
        const longer = insertTurn(abc, at, user('x'));
        expect(longer).toHaveLength(4);
        expect(removeTurn(longer, 'x')).toEqual(abc);
      }),
    );
    expect(keys(insertTurn(abc, 1, user('x')))).toBe('axbc');
  });
});

describe('changing a turn', () => {
  it('changes what the user says, of that turn alone', () => {
    const turns = setUserText([...abc, expecting], 'b', 'hello');
    expect(turns[1]).toEqual({ key: 'b', kind: 'USER', userText: 'hello' });
    expect(turns[0]).toEqual(abc[0]);
  });

  it('changes expectations of expecting turns only', () => {
    expect(setExpectations([expecting], 'e', () => [])[0]).toEqual({
      ...expecting,
      expectations: [],
    });
    expect(setExpectations(abc, 'a', () => [])).toEqual(abc);
  });
});

describe('moving expectations', () => {
  const two: DraftTurn[] = [
    { key: 'A', kind: 'EXPECT', expectations: ['1', '2'].map((key) => ({ key, spec })) },
    user('u'),
    { key: 'B', kind: 'EXPECT', expectations: [{ key: '3', spec }] },
  ];
  const shown = (turns: readonly DraftTurn[]) =>
    turns.map((turn) => (turn.kind === 'EXPECT' ? keys(turn.expectations) : '|')).join('');

  it('puts one at a place of any expecting turn', () => {
    expect(shown(placeExpectation(two, '1', { turn: 'B', at: 1 }))).toBe('2|31');
    expect(shown(placeExpectation(two, '1', { turn: 'A', at: 1 }))).toBe('21|3');
    expect(shown(placeExpectation(two, '1', { turn: 'u', at: 0 }))).toBe('12|3');
    expect(shown(placeExpectation(two, 'x', { turn: 'A', at: 0 }))).toBe('12|3');
  });

  it('goes on into the neighbouring turn, and back', () => {
    const there = shiftExpectation(two, '2', 1);
    expect(shown(there)).toBe('1|23');
    expect(shown(shiftExpectation(there, '2', -1))).toBe('12|3');
    expect(shown(shiftExpectation(two, '3', 1))).toBe('12|3');
    expect(shown(shiftExpectation(two, '1', -1))).toBe('12|3');
  });

  it('never loses or doubles one', () => {
    const place = fc.record({ turn: fc.constantFrom('A', 'u', 'B'), at: fc.integer() });
    fc.assert(
      fc.property(fc.constantFrom('1', '2', '3'), place, (key, to) => {
        const all = shown(placeExpectation(two, key, to)).replace('|', '');
        expect([...all].sort().join('')).toBe('123');
      }),
    );
  });
});

it('keeps a sample reply, and takes it away without a trace', () => {
  const kept = setSample([expecting], 'e', 'In 30 days.');
  expect(kept[0]).toEqual({ ...expecting, sample: 'In 30 days.' });
  expect(setSample(kept, 'e', null)[0]).toEqual(expecting);
});

it('tells turns in which nothing is written', () => {
  expect(isEmptyTurn({ key: 'x', kind: 'USER', userText: ' \n' })).toBe(true);
  expect(isEmptyTurn({ key: 'x', kind: 'EXPECT', expectations: [] })).toBe(true);
  expect(isEmptyTurn({ key: 'x', kind: 'EXPECT', expectations: [], sample: 'Hi' })).toBe(false);
  expect(isEmptyTurn(expecting)).toBe(false);
});

it('copies a turn with keys of its own', () => {
  let made = 0;
  const copy = copyTurn(expecting, () => {
    made += 1;
    return `new${made}`;
  });
  expect(copy).toEqual({ key: 'new2', kind: 'EXPECT', expectations: [{ key: 'new1', spec }] });
});
