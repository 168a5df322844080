import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssistantError } from '#server/outside/assistant.ts';
import { maxAttempts, retryPause } from './retry.ts';

function failure(options: { retryable: boolean; retryAfterMs?: number }): AssistantError {
  return new AssistantError('assistant.unavailable', 'No.', options);
}

describe('retryPause', () => {
  it('gives up what will not get better, and after three attempts', () => {
    expect(retryPause(failure({ retryable: false }), 1, 0.5)).toBeNull();
    expect(retryPause(failure({ retryable: true }), maxAttempts, 0.5)).toBeNull();
  });

  it('doubles the span it draws from', () => {
    expect(retryPause(failure({ retryable: true }), 1, 0.5)).toBe(500);
    expect(retryPause(failure({ retryable: true }), 2, 0.5)).toBe(1_000);
  });

  it('waits as long as the other side asks, at most a minute', () => {
    expect(retryPause(failure({ retryable: true, retryAfterMs: 7_000 }), 1, 0.9)).toBe(7_000);
    expect(retryPause(failure({ retryable: true, retryAfterMs: 3_600_000 }), 1, 0)).toBe(60_000);
  });

  it('stays within its bounds whatever it is given', () => {
    const random = fc.double({ min: 0, max: 0.999, noNaN: true });
    const asked = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(random, fc.integer({ min: 1, max: 2 }), asked, (drawn, attempt, retryAfterMs) => {
        const pause = retryPause(failure({ retryable: true, retryAfterMs }), attempt, drawn);
        expect(pause).toBeGreaterThanOrEqual(Math.min(retryAfterMs, 60_000));
        expect(pause).toBeLessThanOrEqual(60_000);
      }),
    );
  });
});
