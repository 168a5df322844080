import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DraftTurn } from './draft.ts';
import {
  copyTurn,
  insertTurn,
  moveTurn,
  removeTurn,
  setExpectations,
  setUserText,
} from './edit-turns.ts';

const user = (key: string): DraftTurn => ({ key, kind: 'USER', userText: key });
const spec = { kind: 'SEMANTIC_ASSERT', rubric: 'is polite' } as const;
const expecting: DraftTurn = { key: 'e', kind: 'EXPECT', expectations: [{ key: 'e0', spec }] };
const keys = (turns: readonly DraftTurn[]) => turns.map(({ key }) => key).join('');
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

it('copies a turn with keys of its own', () => {
  let made = 0;
  const copy = copyTurn(expecting, () => {
    made += 1;
    return `new${made}`;
  });
  expect(copy).toEqual({ key: 'new2', kind: 'EXPECT', expectations: [{ key: 'new1', spec }] });
});
