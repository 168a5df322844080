import { describe, expect, it } from 'vitest';
import { assertMove, isOver, mayMove } from './run-states.ts';
import { RunStatus } from './schema.ts';

describe('the states of a run', () => {
  it('end for good', () => {
    expect(RunStatus.options.filter(isOver)).toEqual(['CANCELLED', 'COMPLETED', 'FAILED']);
  });

  it('lead to an end from everywhere, and never to themselves', () => {
    for (const from of RunStatus.options.filter((status) => !isOver(status))) {
      expect(mayMove(from, 'CANCELLED')).toBe(true);
      expect(mayMove(from, from)).toBe(false);
    }
  });

  it('let nothing but its end follow a cancel', () => {
    expect(RunStatus.options.filter((to) => mayMove('CANCELLING', to))).toEqual(['CANCELLED']);
    expect(() => assertMove('CANCELLING', 'COMPLETED')).toThrow('CANCELLING to COMPLETED');
  });
});
