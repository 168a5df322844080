import { defineArea, onJob } from '#server/core/area.ts';
import { canPlan } from './access.ts';
import { measureStorageJob } from './jobs.ts';
import { measureOrg } from './measure-org.ts';

/** How much an organization may use, and how much it has used. */
export const plans = defineArea({
  name: 'plans',
  permissions: Object.values(canPlan),
  jobs: [onJob(measureStorageJob, measureOrg)],
});
