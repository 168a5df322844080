import type { Pool } from 'pg';
import { createLeasedRate } from './leased-rate.ts';
import { createRate } from './rate.ts';

export type RateSettings = {
  /** Per address, for sign-in and sign-up each. */
  signInsPerMinute: number;
  /** Per account and per token. */
  callsPerMinute: number;
  /** Per organization, whoever calls, and per address of those who are not signed in. */
  orgCallsPerMinute: number;
};

const minute = 60;
const quarter = 15 * minute;
const hour = 60 * minute;

/** Wrong passwords for one account in a quarter of an hour, whatever the addresses they come from. */
export const wrongPasswords = 10;

/**
 * How often things may be done, counted in Postgres: exact over all processes, and kept over restarts.
 * @param pool a pool of its own: a rate may be spent while other connections wait in a transaction
 */
export function createRateLimits(pool: Pool, settings: RateSettings) {
  const { signInsPerMinute, callsPerMinute, orgCallsPerMinute } = settings;
  const rate = (name: string, points: number, windowSeconds: number, refusal: string) =>
    createRate(pool, { name, points, windowSeconds, refusal });
  const calls = (name: string, points: number, refusal: string) =>
    createLeasedRate(pool, { name, points, windowSeconds: minute, refusal });
  const fromHere = 'from this address.';
  return {
    signInsOfAddress: rate(
      'sign-in',
      signInsPerMinute,
      minute,
      `There were too many attempts to sign in ${fromHere}`,
    ),
    signInStepsOfAddress: rate(
      'sign-in-step',
      Math.max(60, signInsPerMinute),
      minute,
      `There were too many attempts ${fromHere}`,
    ),
    signUpsOfAddress: rate(
      'sign-up',
      signInsPerMinute,
      minute,
      `There were too many new accounts ${fromHere}`,
    ),
    passwordsOfAccount: rate(
      'password',
      wrongPasswords,
      quarter,
      'There were too many wrong passwords for this account. Not even the right one is taken now.',
    ),
    mailsOfAddress: rate('mail-from', 10, hour, `Too many mails were asked for ${fromHere}`),
    mailsOfAccount: rate('mail-to', 3, hour, 'Too many mails were sent to this address.'),
    callsOfCaller: calls('call', callsPerMinute, 'That were too many requests.'),
    callsOfAddress: calls('address-call', orgCallsPerMinute, `Too many requests came ${fromHere}`),
    callsOfOrg: calls('org-call', orgCallsPerMinute, 'Your organization sent too many requests.'),
  };
}

export type RateLimits = ReturnType<typeof createRateLimits>;

/** Removes what no longer counts, so that the table holds an hour of the past at most. */
export async function forgetOldHits(pool: Pool): Promise<void> {
  await pool.query('delete from rate_hit where expire < $1', [Date.now()]);
}
