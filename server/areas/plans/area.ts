import { jobActor } from '#server/core/actor.ts';
import { defineArea, onJob } from '#server/core/area.ts';
import { openJobScope } from '#server/core/scope.ts';
import { canPlan } from './access.ts';
import { measureStorageJob } from './jobs.ts';
import { measureStorage } from './storage.ts';

/** How much an organization may use, and how much it has used. */
export const plans = defineArea({
  name: 'plans',
  permissions: Object.values(canPlan),
  jobs: [
    onJob(measureStorageJob, async ({ orgId, services }) => {
      const actor = jobActor(measureStorageJob.name);
      await openJobScope(services.app, { orgId, actor }, measureStorage);
    }),
  ],
});
