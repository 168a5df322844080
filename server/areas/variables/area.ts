import { defineArea } from '#server/core/area.ts';
import { canVariables } from './access.ts';
import { environmentErrors, variableErrors } from './errors.ts';
import { environmentsRouter, variablesRouter } from './router.ts';

/** What prompts, scenarios and requests are filled in with, and its values in environments. */
export const variables = defineArea({
  name: 'variables',
  org: { variables: variablesRouter, environments: environmentsRouter },
  permissions: Object.values(canVariables),
  conflicts: {
    variable_org_id_key_key: variableErrors.keyTaken,
    environment_org_id_name_key: environmentErrors.nameTaken,
  },
});
