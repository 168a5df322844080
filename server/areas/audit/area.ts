import { defineArea } from '#server/core/area.ts';
import { canAudit } from './access.ts';
import { auditRouter } from './router.ts';

/** Reading the log of who did what; every area writes its own lines with `core/audit.ts`. */
export const audit = defineArea({
  name: 'audit',
  org: { audit: auditRouter },
  permissions: Object.values(canAudit),
});
