import { defineArea } from '#server/core/area.ts';
import { canVariables } from './access.ts';
import { variableErrors } from './errors.ts';
import { variablesRouter } from './router.ts';

/** Named texts that prompts and requests fill in. */
export const variables = defineArea({
  name: 'variables',
  org: { variables: variablesRouter },
  permissions: Object.values(canVariables),
  conflicts: { variable_org_id_key_key: variableErrors.keyTaken },
});
