import { jobActor } from '#server/core/actor.ts';
import { openJobScope } from '#server/core/scope.ts';
import type { Services } from '#server/core/services.ts';
import { measureStorageJob } from './jobs.ts';
import { measureStorage } from './storage.ts';

/** The handler of `measureStorageJob`. */
export async function measureOrg({
  orgId,
  services,
}: {
  orgId: string;
  services: Services;
}): Promise<void> {
  const actor = jobActor(measureStorageJob.name);
  await openJobScope(services.app, { orgId, actor }, measureStorage);
}
