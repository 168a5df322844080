import { orgAction, orgMutation, orgQuery, router } from '#server/rpc/procedures.ts';
import { canTargets } from './access.ts';
import { checkAddress } from './check-target.ts';
import { createTarget } from './create-target.ts';
import { deleteTarget } from './delete-target.ts';
import { duplicateTarget } from './duplicate-target.ts';
import { getTarget, listTargets } from './reads.ts';
import { CreateTarget, ListTargets, TargetById, UpdateTarget, UseAsJudge } from './schema.ts';
import { testTarget } from './test-target.ts';
import { updateTarget } from './update-target.ts';
import { useAsJudge } from './use-as-judge.ts';

export const targetsRouter = router({
  list: orgQuery(canTargets.read)
    .input(ListTargets)
    .query(({ ctx, input }) => listTargets(ctx.scope, ctx.services, input)),
  get: orgQuery(canTargets.read)
    .input(TargetById)
    .query(({ ctx, input }) => getTarget(ctx.scope, ctx.services, input.id)),
  create: orgAction(canTargets.write, 'target.created')
    .input(CreateTarget)
    .mutation(async ({ ctx, input }) => {
      await checkAddress(ctx.services, input);
      return await ctx.open((scope) => createTarget(scope, ctx.services, input));
    }),
  update: orgAction(canTargets.write, 'target.updated')
    .input(UpdateTarget)
    .mutation(async ({ ctx, input }) => {
      await checkAddress(ctx.services, input);
      return await ctx.open((scope) => updateTarget(scope, ctx.services, input));
    }),
  duplicate: orgMutation(canTargets.write, 'target.created')
    .input(TargetById)
    .mutation(({ ctx, input }) => duplicateTarget(ctx.scope, ctx.services, input.id)),
  delete: orgMutation(canTargets.write, 'target.deleted')
    .input(TargetById)
    .mutation(({ ctx, input }) => deleteTarget(ctx.scope, input.id)),
  useAsJudge: orgMutation(canTargets.write, 'target.judgeChosen')
    .input(UseAsJudge)
    .mutation(({ ctx, input }) => useAsJudge(ctx.scope, input.id, input.votes)),
  /** Sends one message; what goes wrong at the other end is part of the answer. */
  test: orgAction(canTargets.test, 'target.tested')
    .input(TargetById)
    .mutation(({ ctx, input, signal }) =>
      testTarget(ctx.open, ctx.services, { id: input.id, signal: signal ?? null }),
    ),
});
