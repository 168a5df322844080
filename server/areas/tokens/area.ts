import { defineArea } from '#server/core/area.ts';
import { canTokens } from './access.ts';
import { tokensRouter } from './router.ts';

/** Keys to the organization's API, for programs. */
export const tokens = defineArea({
  name: 'tokens',
  org: { tokens: tokensRouter },
  permissions: Object.values(canTokens),
});
