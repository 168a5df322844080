import { expect, test } from 'vitest';
import { gatherHistory, type Played } from './gather-history.ts';

const played = (number: number, verdict: Played['verdict'], row = 0, targetPosition = 0) => ({
  row,
  targetPosition,
  number,
  verdict,
});

test('a run is as good as the worst of its repeats, and the oldest comes first', () => {
  const [cell] = gatherHistory([
    played(7, 'PASS'),
    played(7, 'FAIL'),
    played(5, 'PASS'),
    played(5, 'UNCHECKED'),
    played(6, 'FAIL'),
    played(6, 'ERROR'),
  ]);
  expect(cell?.runs).toEqual([
    { number: 5, verdict: 'UNCHECKED' },
    { number: 6, verdict: 'ERROR' },
    { number: 7, verdict: 'FAIL' },
  ]);
});

test('only the last ten runs of each cell stay', () => {
  const numbers = Array.from({ length: 14 }, (_, index) => index + 1);
  const cells = gatherHistory(numbers.flatMap((n) => [played(n, 'PASS'), played(n, 'FAIL', 3, 1)]));
  expect(cells.map(({ row, targetPosition }) => [row, targetPosition])).toEqual([
    [0, 0],
    [3, 1],
  ]);
  expect(cells.map(({ runs }) => runs.map(({ number }) => number))).toEqual([
    numbers.slice(-10),
    numbers.slice(-10),
  ]);
});
