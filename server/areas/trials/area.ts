import { defineArea } from '#server/core/area.ts';
import { trialsRouter } from './router.ts';

/** Trying things out while they are written: a conversation with a target that nothing keeps. */
export const trials = defineArea({
  name: 'trials',
  org: { trials: trialsRouter },
  permissions: [],
});
