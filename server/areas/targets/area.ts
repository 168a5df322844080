import { defineArea } from '#server/core/area.ts';
import { canTargets } from './access.ts';
import { targetErrors } from './errors.ts';
import { targetsRouter } from './router.ts';

/** What scenarios are played against: models, HTTP endpoints, the demo assistant. */
export const targets = defineArea({
  name: 'targets',
  org: { targets: targetsRouter },
  permissions: Object.values(canTargets),
  sealed: [{ table: 'target', column: 'sealed_header' }],
  conflicts: {
    target_org_id_name_key: targetErrors.nameTaken,
    target_one_judge: targetErrors.judgeChangedMeanwhile,
  },
});
