import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssistantError, type AssistantErrorReason } from '#server/outside/assistant.ts';
import { mostAttempts, retryPause } from './retry.ts';

function failure(
  options: { retryable: boolean; retryAfterMs?: number },
  reason: AssistantErrorReason = 'assistant.unavailable',
): AssistantError {
  return new AssistantError(reason, 'No.', options);
}
const earlier = (count: number, reason: AssistantErrorReason = 'assistant.unavailable') =>
  Array.from({ length: count }, () => ({ reason }));
const limited = 'assistant.rateLimited';

describe('retryPause', () => {
  it('gives up what will not get better, and after some attempts', () => {
    expect(retryPause(failure({ retryable: false }), [], 0.5)).toBeNull();
    const again = failure({ retryable: true });
    expect(retryPause(again, earlier(mostAttempts.other - 2), 0.5)).not.toBeNull();
    expect(retryPause(again, earlier(mostAttempts.other - 1), 0.5)).toBeNull();
  });

  it('is more patient with one that only limits its rate, and counts the two apart', () => {
    const busy = failure({ retryable: true }, limited);
    expect(retryPause(busy, earlier(mostAttempts.limited - 2, limited), 0.5)).not.toBeNull();
    expect(retryPause(busy, earlier(mostAttempts.limited - 1, limited), 0.5)).toBeNull();
    const mixed = [...earlier(mostAttempts.limited - 1, limited), ...earlier(1)];
    expect(retryPause(failure({ retryable: true }), mixed, 0.5)).not.toBeNull();
  });

  it('doubles the span it draws from', () => {
    expect(retryPause(failure({ retryable: true }), [], 0.5)).toBe(100);
    expect(retryPause(failure({ retryable: true }), earlier(1), 0.5)).toBe(200);
  });

  it('waits as long as the other side asks, and takes more than ten minutes for a no', () => {
    const asked = (retryAfterMs: number) => failure({ retryable: true, retryAfterMs });
    expect(retryPause(asked(7_000), [], 0)).toBe(7_000);
    expect(retryPause(asked(600_000), [], 0)).toBe(600_000);
    expect(retryPause(asked(600_001), [], 0)).toBeNull();
  });

  it('stays within its bounds whatever it is given', () => {
    const random = fc.double({ min: 0, max: 0.999, noNaN: true });
    const asked = fc.integer({ min: 0, max: 600_000 });
    fc.assert(
      fc.property(random, fc.integer({ min: 0, max: 6 }), asked, (drawn, before, retryAfterMs) => {
        const error = failure({ retryable: true, retryAfterMs }, limited);
        const pause = retryPause(error, earlier(before, limited), drawn);
        expect(pause).toBeGreaterThanOrEqual(retryAfterMs);
        expect(pause).toBeLessThanOrEqual(retryAfterMs + 60_000);
      }),
    );
  });
});
