import { defineArea } from '#server/core/area.ts';
import { canApiKeys } from './access.ts';
import { apiKeyErrors } from './errors.ts';
import { apiKeysRouter } from './router.ts';

/** Keys of model providers: sealed, one per provider, never sent back. */
export const keys = defineArea({
  name: 'keys',
  org: { apiKeys: apiKeysRouter },
  permissions: Object.values(canApiKeys),
  sealed: [{ table: 'api_key', column: 'sealed_key' }],
  conflicts: { api_key_org_id_provider_key: apiKeyErrors.changedMeanwhile },
});
