import { orgAction, orgQuery, router } from '#server/rpc/procedures.ts';
import { canMembers } from './access.ts';
import { acceptJoinRequest, declineJoinRequest } from './answer-join-request.ts';
import { mailAsker } from './join-mails.ts';
import { listJoinRequests } from './list-join-requests.ts';
import { AcceptJoinRequest, JoinRequestById, ListJoinRequests } from './schema.ts';

/** People with an address at the organization’s domain who ask to join. */
export const joinRequestsRouter = router({
  list: orgQuery(canMembers.manage)
    .input(ListJoinRequests)
    .query(({ ctx, input }) => listJoinRequests(ctx.scope, input)),
  accept: orgAction(canMembers.manage, 'joinRequest.accepted')
    .input(AcceptJoinRequest)
    .mutation(async ({ ctx, input }) => {
      const { permissions } = ctx.services;
      await mailAsker(
        ctx.services,
        await ctx.open((scope) => acceptJoinRequest(scope, input, permissions)),
      );
    }),
  decline: orgAction(canMembers.manage, 'joinRequest.declined')
    .input(JoinRequestById)
    .mutation(async ({ ctx, input }) => {
      await mailAsker(
        ctx.services,
        await ctx.open((scope) => declineJoinRequest(scope, input.joinRequestId)),
      );
    }),
});
