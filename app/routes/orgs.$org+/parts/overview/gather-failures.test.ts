import { expect, it } from 'vitest';
import { gatherFailures } from './gather-failures.ts';

const target = (position: number, name: string) => ({
  position,
  name,
  targetId: name,
  kind: 'DEMO' as const,
  promptName: null,
  promptVersion: null,
});
const item = (id: string, row: number, targetPosition: number, verdict: 'PASS' | 'FAIL') => ({
  id,
  row,
  targetPosition,
  verdict,
  summary: verdict === 'FAIL' ? `why ${id}` : null,
  scenarioName: ['Refund', 'Hours'][row] ?? '',
  dataRow: null,
});

it('names a scenario once a target, with how often it failed there', () => {
  const run = {
    targets: [target(0, 'Old'), target(1, 'New')],
    repeats: 2,
  };
  const items = [
    item('a', 0, 0, 'FAIL'),
    item('b', 0, 0, 'FAIL'),
    item('c', 0, 1, 'PASS'),
    item('d', 0, 1, 'FAIL'),
    item('e', 1, 0, 'PASS'),
  ];
  expect(gatherFailures(run, items)).toEqual([
    {
      id: 'a',
      verdict: 'FAIL',
      scenarioName: 'Refund',
      about: 'Old · 2 of 2 repeats',
      summary: 'why a',
    },
    {
      id: 'd',
      verdict: 'FAIL',
      scenarioName: 'Refund',
      about: 'New · 1 of 2 repeats',
      summary: 'why d',
    },
  ]);
});

it('leaves out what is the same for all', () => {
  const run = { targets: [target(0, 'Old')], repeats: 1 };
  expect(gatherFailures(run, [item('a', 0, 0, 'FAIL')])).toMatchObject([{ about: '' }]);
});
