import { defineArea } from '#server/core/area.ts';
import { canFiles } from './access.ts';
import { exportRouter, importProcedures } from './router.ts';

/** Things in and out as files: our own form, and those of other tools on the way in. */
export const transfer = defineArea({
  name: 'transfer',
  org: { import: importProcedures, export: exportRouter },
  permissions: Object.values(canFiles),
});
