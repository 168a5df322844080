import { z } from 'zod';
import { databaseNow } from '#server/core/clock.ts';
import { defineJob, enqueue } from '#server/core/jobs.ts';
import type { Scope } from '#server/core/scope.ts';
import { lastMeasured } from './storage.ts';

/** Measures what an organization stores. */
export const measureStorageJob = defineJob('plans.measureStorage', z.strictObject({}));

const hourMs = 60 * 60 * 1000;

/** Queues a measurement, at most one an hour, for when what is starting now has stored something. */
export async function askToMeasure(scope: Scope): Promise<void> {
  const last = await lastMeasured(scope);
  const now = (await databaseNow(scope.db)).getTime();
  if (last && now - last.measuredAt.getTime() < hourMs) return;
  await measureSoon(scope, new Date(now + 60_000));
}

/** Queues a measurement, instead of one that waits; without a time it is due at once. */
export async function measureSoon(scope: Scope, runAt?: Date): Promise<void> {
  const key = `${measureStorageJob.name}:${scope.org.id}`;
  await enqueue(scope, measureStorageJob, {}, { key, ...(runAt && { runAt }) });
}
