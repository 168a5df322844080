import { defineArea } from '#server/core/area.ts';
import { draftsRouter } from './router.ts';

/** What people have typed and not saved yet, each their own. */
export const drafts = defineArea({
  name: 'drafts',
  org: { drafts: draftsRouter },
});
