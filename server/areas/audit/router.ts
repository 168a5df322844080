import { orgQuery, orgStream, router } from '#server/rpc/procedures.ts';
import { canAudit } from './access.ts';
import { readAnchors } from './anchors.ts';
import { listActors } from './list-actors.ts';
import { listAuditEvents } from './reads.ts';
import { ListAuditEvents } from './schema.ts';
import { verifyLog } from './verify-log.ts';

export const auditRouter = router({
  list: orgQuery(canAudit.read)
    .input(ListAuditEvents)
    .query(({ ctx, input }) => listAuditEvents(ctx.scope, input)),
  actors: orgQuery(canAudit.read).query(({ ctx }) => listActors(ctx.scope)),
  // Reads page after page, so not in one transaction.
  verify: orgStream(canAudit.read).query(async ({ ctx }) => {
    const noted = await readAnchors(ctx.services.auditHeads, ctx.org.id);
    return await verifyLog(ctx.open, noted.get(ctx.org.id) ?? []);
  }),
});
