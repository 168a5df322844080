import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pairTargets } from './pair-targets.ts';

const targets = fc
  .uniqueArray(
    fc.record({
      targetId: fc.constantFrom('t1', 't2', 't3', 't4', 't5'),
      name: fc.constantFrom('Demo', 'GPT', 'Claude'),
    }),
    { selector: ({ targetId }) => targetId },
  )
  .map((list) => list.map((one, position) => ({ ...one, position })));

test('pairs by target, else by name, and leaves the rest alone', () => {
  const base = [
    { position: 0, targetId: 'a', name: 'Demo' },
    { position: 1, targetId: 'b', name: 'GPT' },
    { position: 2, targetId: 'c', name: 'Old' },
  ];
  const run = [
    { position: 0, targetId: 'b', name: 'GPT renamed' },
    { position: 1, targetId: 'x', name: 'Demo' },
    { position: 2, targetId: 'y', name: 'Brand new' },
  ];
  expect(pairTargets(base, run)).toEqual([
    { base: 1, run: 0 },
    { base: 0, run: 1 },
    { base: null, run: 2 },
    { base: 2, run: null },
  ]);
});

test('a name never takes a target that has its own counterpart', () => {
  const base = [{ position: 0, targetId: 'a', name: 'Demo' }];
  const run = [
    { position: 0, targetId: 'x', name: 'Demo' },
    { position: 1, targetId: 'a', name: 'Demo two' },
  ];
  expect(pairTargets(base, run)).toEqual([
    { base: null, run: 0 },
    { base: 0, run: 1 },
  ]);
});

test('every column is in exactly one pair', () => {
  fc.assert(
    fc.property(targets, targets, (base, run) => {
      const pairs = pairTargets(base, run);
      const columns = (side: 'base' | 'run') =>
        pairs.flatMap((pair) => pair[side] ?? []).toSorted((a, b) => a - b);
      expect(columns('base')).toEqual(base.map(({ position }) => position));
      expect(columns('run')).toEqual(run.map(({ position }) => position));
    }),
  );
});

test('a run compared with itself pairs each column with itself', () => {
  fc.assert(
    fc.property(targets, (list) => {
      expect(pairTargets(list, list)).toEqual(
        list.map(({ position }) => ({ base: position, run: position })),
      );
    }),
  );
});
