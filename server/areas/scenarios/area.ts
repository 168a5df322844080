import { defineArea } from '#server/core/area.ts';
import { canScenarios } from './access.ts';
import { scenarioErrors } from './errors.ts';
import { scenariosRouter } from './router.ts';

/** Conversations to play, with what each reply must be like, in immutable versions. */
export const scenarios = defineArea({
  name: 'scenarios',
  org: { scenarios: scenariosRouter },
  permissions: Object.values(canScenarios),
  conflicts: { scenario_org_id_name_key: scenarioErrors.nameTaken },
});
