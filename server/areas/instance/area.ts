import { defineArea } from '#server/core/area.ts';
import { instanceRouter } from './router.ts';

/** Running the installation: which plan an organization is on, whose account is open. */
export const instance = defineArea({
  name: 'instance',
  account: { instance: instanceRouter },
});
