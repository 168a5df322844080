import { orgQuery, router } from '#server/rpc/procedures.ts';
import { canAudit } from './access.ts';
import { listAuditEvents } from './reads.ts';
import { ListAuditEvents } from './schema.ts';

export const auditRouter = router({
  list: orgQuery(canAudit.read)
    .input(ListAuditEvents)
    .query(({ ctx, input }) => listAuditEvents(ctx.scope, input)),
});
