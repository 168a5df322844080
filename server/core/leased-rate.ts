import type { Pool } from 'pg';
import { createLimiter, type RateOptions } from './rate.ts';
import { RateLimited } from './rate-limited.ts';

export type LeasedRate = {
  /**
   * Counts `count` more for `key`.
   * @throws {RateLimited} when that is too many
   */
  spend(key: string, count?: number): Promise<void>;
};

/** Points a process took from the database ahead; `isLast` when the window had no more to give. */
type Lease = { left: number; endsAt: number; isLast: boolean };

const mostKeys = 10_000;

/**
 * A rate for what happens often: its points are taken from the database in fiftieths instead of one by
 * one. All processes together never pass more than allowed; what a process has left when the window
 * ends is lost.
 */
export function createLeasedRate(pool: Pool, options: RateOptions): LeasedRate {
  const limiter = createLimiter(pool, options);
  const leaseSize = Math.max(1, Math.floor(options.points / 50));
  const leases = new Map<string, Lease>();
  const renewals = new Map<string, Promise<void>>();

  function current(key: string): Lease | null {
    const lease = leases.get(key);
    return lease && performance.now() < lease.endsAt ? lease : null;
  }

  async function take(key: string, count: number): Promise<void> {
    const wanted = Math.max(count, leaseSize);
    const { granted, waitMs } = await limiter.take(key, wanted);
    const kept = current(key)?.left ?? 0;
    if (leases.size >= mostKeys) leases.clear();
    leases.set(key, {
      left: kept + granted,
      endsAt: performance.now() + waitMs,
      isLast: granted < wanted,
    });
  }

  /** One question at a time for each key; those who come meanwhile share its answer. */
  function renew(key: string, count: number): Promise<void> {
    const underway = renewals.get(key);
    if (underway) return underway;
    const renewal = take(key, count).finally(() => renewals.delete(key));
    renewals.set(key, renewal);
    return renewal;
  }

  return {
    async spend(key, count = 1) {
      for (;;) {
        const lease = current(key);
        if (lease && lease.left >= count) {
          lease.left -= count;
          return;
        }
        if (lease?.isLast) {
          const hit = { limit: options.name, key };
          throw new RateLimited(options.refusal, lease.endsAt - performance.now(), hit);
        }
        await renew(key, count);
      }
    },
  };
}
