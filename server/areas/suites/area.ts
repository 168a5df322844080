import { defineArea } from '#server/core/area.ts';
import { canSuites } from './access.ts';
import { suiteErrors } from './errors.ts';
import { suitesRouter } from './router.ts';

/** Which scenarios run together, against which targets. */
export const suites = defineArea({
  name: 'suites',
  org: { suites: suitesRouter },
  permissions: Object.values(canSuites),
  conflicts: {
    suite_org_id_name_key: suiteErrors.nameTaken,
    suite_org_id_environment_id_fkey: suiteErrors.environmentInUse,
    prompt_label_org_id_required_suite_id_fkey: () => suiteErrors.guardsLabels([]),
  },
});
