import { defineArea } from '#server/core/area.ts';
import { defineOrgRoute } from '#server/core/org-route.ts';
import { canAudit } from './access.ts';
import { exportLog } from './export-log.ts';
import { auditRouter } from './router.ts';
import { ExportAuditEvents } from './schema.ts';

const exportRoute = defineOrgRoute({
  path: 'audit/export',
  permission: canAudit.export,
  audit: 'audit.exported',
  input: ExportAuditEvents,
  answer: exportLog,
});

/** Reading and checking the log of who did what; every area writes its own lines with `core/audit.ts`. */
export const audit = defineArea({
  name: 'audit',
  org: { audit: auditRouter },
  routes: [exportRoute],
  permissions: Object.values(canAudit),
});
