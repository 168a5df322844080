import { canOrg } from '#server/areas/organizations/access.ts';
import { orgMutation, orgQuery, router } from '#server/rpc/procedures.ts';
import { SetReplyCache } from '../schema.ts';
import { readCache, setCache } from './cache-settings.ts';
import { emptyCache } from './empty-cache.ts';

export const replyCacheRouter = router({
  /** Whether replies of models are kept to be used again, for how long, and how many there are. */
  get: orgQuery(canOrg.read).query(({ ctx }) => readCache(ctx.scope)),
  set: orgMutation(canOrg.write, 'org.replyCacheChanged')
    .input(SetReplyCache)
    .mutation(({ ctx, input }) => setCache(ctx.scope, input)),
  /** Deletes every reply that is kept. */
  empty: orgMutation(canOrg.write, 'org.replyCacheEmptied').mutation(({ ctx }) =>
    emptyCache(ctx.scope),
  ),
});
