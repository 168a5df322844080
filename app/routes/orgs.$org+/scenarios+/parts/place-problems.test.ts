import { expect, it } from 'vitest';
import type { DraftTurn } from './draft.ts';
import { placeProblems, withoutProblems } from './place-problems.ts';

const turns: DraftTurn[] = [
  { key: 'a', kind: 'USER', userText: '' },
  {
    key: 'b',
    kind: 'EXPECT',
    expectations: [
      { key: 'b1', spec: { kind: 'REGEX', pattern: '(', flags: '', negated: false } },
      { key: 'b2', spec: { kind: 'MUST_CONTAIN', values: [''], caseSensitive: false } },
    ],
  },
];
const placed = (path: (string | number)[]) =>
  Object.keys(placeProblems(turns, [{ path, message: 'wrong' }]));

it('finds the turn or expectation a path means', () => {
  expect(placed(['name'])).toEqual(['name']);
  expect(placed(['turns'])).toEqual(['turns']);
  expect(placed(['turns', 0, 'userText'])).toEqual(['a']);
  expect(placed(['turns', 1, 'expectations'])).toEqual(['b']);
  expect(placed(['turns', '1', 'expectations', '0', 'pattern'])).toEqual(['b1.pattern']);
  expect(placed(['turns', 1, 'expectations', 1, 'values', 0])).toEqual(['b2.values']);
  expect(placed(['turns', 9, 'userText'])).toEqual(['turns']);
});

it('keeps the first message of a place', () => {
  const problems = placeProblems(turns, [
    { path: ['name'], message: 'first' },
    { path: ['name'], message: 'second' },
  ]);
  expect(problems).toEqual({ name: 'first' });
});

it('takes out a place and what lies below it, not what only begins alike', () => {
  const problems = { b1: 'x', 'b1.pattern': 'x', b12: 'x', name: 'x' };
  expect(withoutProblems(problems, ['b1'])).toEqual({ b12: 'x', name: 'x' });
});
