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
const draft = {
  turns,
  variables: [{ key: 'v', name: ' shop', value: '' }],
  data: {
    columns: [{ key: 'c', name: 'tier' }],
    rows: [{ key: 'r', name: 'Gold', values: ['gold'] }],
  },
};
const placed = (path: (string | number)[]) =>
  Object.keys(placeProblems(draft, [{ path, message: 'wrong' }]));

it('finds the turn or expectation a path means', () => {
  expect(placed(['name'])).toEqual(['name']);
  expect(placed(['turns'])).toEqual(['turns']);
  expect(placed(['turns', 0, 'userText'])).toEqual(['a']);
  expect(placed(['turns', 1, 'expectations'])).toEqual(['b']);
  expect(placed(['turns', '1', 'expectations', '0', 'pattern'])).toEqual(['b1.pattern']);
  expect(placed(['turns', 1, 'expectations', 1, 'values', 0])).toEqual(['b2.values']);
  expect(placed(['turns', 9, 'userText'])).toEqual(['turns']);
});

it('finds the variable, column, row or cell a path means', () => {
  expect(placed(['variables', 'shop'])).toEqual(['v.value']);
  expect(placed(['variables'])).toEqual(['variables']);
  expect(placed(['data', 'columns', 0])).toEqual(['c.name']);
  expect(placed(['data', 'rows', 0, 'name'])).toEqual(['r.name']);
  expect(placed(['data', 'rows', 0, 'values', 0])).toEqual(['r.0']);
  expect(placed(['data', 'rows'])).toEqual(['data']);
});

it('keeps the first message of a place', () => {
  const problems = placeProblems(draft, [
    { path: ['name'], message: 'first' },
    { path: ['name'], message: 'second' },
  ]);
  expect(problems).toEqual({ name: 'first' });
});

it('takes out a place and what lies below it, not what only begins alike', () => {
  const problems = { b1: 'x', 'b1.pattern': 'x', b12: 'x', name: 'x' };
  expect(withoutProblems(problems, ['b1'])).toEqual({ b12: 'x', name: 'x' });
});
