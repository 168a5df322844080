import { openAccountScope } from '#server/areas/accounts/index.ts';
import { router, selfProcedure } from '#server/rpc/procedures.ts';
import { assertInstanceAdmin } from './assert-instance-admin.ts';
import { lastActivity } from './last-activity.ts';
import { listInstanceOrgs } from './list-orgs.ts';
import { listInstanceUsers } from './list-users.ts';
import { ListInstanceOrgs, ListInstanceUsers, SetActive, SetPlan } from './schema.ts';
import { setActive } from './set-active.ts';
import { setPlan } from './set-plan.ts';

/** For the instance administrator alone, who is asked for before the input is looked at. */
function instanceProcedure(audit: string | null = null) {
  const reason = 'Only whoever made the first account of the installation is let in.';
  return selfProcedure(reason, audit).use(({ ctx, next }) =>
    openAccountScope(ctx, async (scope) => {
      await assertInstanceAdmin(scope);
      const result = await next({ ctx: { ...ctx, scope } });
      // A failed result must leave the transaction as an error, or it would be committed.
      if (!result.ok) throw result.error;
      return result;
    }),
  );
}

export const instanceRouter = router({
  /** Organizations with their plan and what they use. */
  orgs: instanceProcedure()
    .input(ListInstanceOrgs)
    .query(async ({ ctx, input }) => {
      const { items, nextCursor } = await listInstanceOrgs(ctx.scope, input);
      const ids = items.map(({ id }) => id);
      const seen = await lastActivity(ctx.services.app, ids);
      return {
        items: items.map((org) => ({ ...org, lastActivityAt: seen.get(org.id) ?? null })),
        nextCursor,
      };
    }),
  setPlan: instanceProcedure('plan.set')
    .input(SetPlan)
    .mutation(({ ctx, input }) => setPlan(ctx.scope, input)),
  /** Accounts, in whichever organizations. */
  users: instanceProcedure()
    .input(ListInstanceUsers)
    .query(({ ctx, input }) => listInstanceUsers(ctx.scope, input)),
  /** Shuts an account, or opens it again. */
  setActive: instanceProcedure('account.activeSet')
    .input(SetActive)
    .mutation(({ ctx, input }) => setActive(ctx.scope, input)),
});
