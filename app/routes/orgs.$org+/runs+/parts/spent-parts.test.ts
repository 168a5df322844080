import { expect, it } from 'vitest';
import { spentParts } from './spent-parts.ts';

const nothing = { spent: 0, estimated: 0, lost: 0, reserved: 0 };
const run = { budgetMicroUsd: 500_000, stoppedBy: null };

it.each([
  [{ ...nothing, spent: 120_000 }, run, 120_000, 'ok'],
  [{ ...nothing, spent: 400_000 }, run, 400_000, 'near'],
  [{ ...nothing, spent: 300_000, estimated: 100_000, lost: 100_000 }, run, 500_000, 'reached'],
  [{ ...nothing, spent: 300_000, reserved: 200_000 }, run, 300_000, 'ok'],
  // What is left is too little for a call: nothing more is spent.
  [{ ...nothing, spent: 300_000 }, { ...run, stoppedBy: 'BUDGET' as const }, 300_000, 'reached'],
  [{ ...nothing, spent: 9 }, { budgetMicroUsd: null, stoppedBy: null }, 9, 'ok'],
])('%j of %j', (spending, about, total, standing) => {
  expect(spentParts(about, spending)).toMatchObject({ total, standing });
});

it('says what is not certain', () => {
  const { parts } = spentParts(run, {
    spent: 1,
    estimated: 30_000,
    lost: 20_000,
    reserved: 10_000,
  });
  expect(parts).toEqual([
    '$0.01 more reserved',
    'up to $0.03 of it for calls that failed',
    '$0.02 of it not accounted for: the worker was lost',
  ]);
});
