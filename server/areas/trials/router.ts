import { canTargets } from '#server/areas/targets/access.ts';
import { orgAction, router } from '#server/rpc/procedures.ts';
import { askTarget } from './ask-target.ts';
import { AskTarget } from './schema.ts';

export const trialsRouter = router({
  /** The next reply of a target, as it comes. Answers in JSON lines (`trpc-accept: application/jsonl`). */
  ask: orgAction(canTargets.test, 'target.asked')
    .input(AskTarget)
    .mutation(({ ctx, input, signal }) =>
      askTarget(ctx.open, ctx.services, input, signal ?? new AbortController().signal),
    ),
});
