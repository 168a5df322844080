import { canPlan } from '#server/areas/plans/access.ts';
import { getUsage, setMonthBudget } from '#server/areas/plans/index.ts';
import { SetMonthBudget } from '#server/areas/plans/schema.ts';
import { readRoleChoices } from '#server/areas/roles/index.ts';
import { holds } from '#server/core/access.ts';
import { orgAction, orgMutation, orgQuery, router } from '#server/rpc/procedures.ts';
import { canInvitations, canMembers, canOrg } from './access.ts';
import { createInvitation } from './create-invitation.ts';
import { createInvitations, previewInvitations } from './create-invitations.ts';
import { deleteOrg } from './delete-org.ts';
import { deliverInvitation } from './deliver-invitation.ts';
import { deliverInvitations } from './deliver-invitations.ts';
import { claimDomain, getDomain, releaseDomain } from './domain.ts';
import { endMemberSessions } from './end-member-sessions.ts';
import { leaveOrg } from './leave-org.ts';
import { listInvitations } from './list-invitations.ts';
import { listMembers } from './list-members.ts';
import { removeMember } from './remove-member.ts';
import { renameOrg } from './rename-org.ts';
import { resendInvitation } from './resend-invitation.ts';
import { revokeInvitation } from './revoke-invitation.ts';
import {
  ById,
  ClaimDomain,
  CreateInvitation,
  DeleteOrg,
  InviteMany,
  ListInvitations,
  ListMembers,
  MemberById,
  RenameOrg,
  SetRole,
  SetSecondFactor,
} from './schema.ts';
import { setRole } from './set-role.ts';
import { readSecondFactor, setSecondFactor } from './set-second-factor.ts';

export const orgRouter = router({
  /** The organization, one’s role in it, what one may do there, and the roles there are to give. */
  get: orgQuery(canOrg.read).query(async ({ ctx: { scope, services } }) => ({
    ...scope.org,
    role: scope.access.role,
    permissions: services.permissions
      .filter((one) => holds(scope.access, one))
      .map(({ key }) => key),
    ...(await readRoleChoices(scope, services.permissions)),
  })),
  update: orgMutation(canOrg.write, 'org.renamed')
    .input(RenameOrg)
    .mutation(({ ctx, input }) => renameOrg(ctx.scope, input)),
  /** The plan, what it allows and what is used of it. */
  usage: orgQuery(canPlan.read).query(({ ctx }) => getUsage(ctx.scope)),
  /** What the runs of a calendar month (UTC) may cost, in micro-USD; null for no limit. */
  setMonthBudget: orgMutation(canOrg.write, 'org.monthBudgetChanged')
    .input(SetMonthBudget)
    .mutation(({ ctx, input }) => setMonthBudget(ctx.scope, input.budgetMicroUsd)),
  /** The claimed mail domain, and the one that one’s own address would let one claim. */
  domain: orgQuery(canOrg.write).query(({ ctx }) => getDomain(ctx.scope)),
  claimDomain: orgMutation(canOrg.write, 'org.domainClaimed')
    .input(ClaimDomain)
    .mutation(({ ctx, input }) => claimDomain(ctx.scope, input.domain)),
  releaseDomain: orgMutation(canOrg.write, 'org.domainReleased').mutation(({ ctx }) =>
    releaseDomain(ctx.scope),
  ),
  secondFactor: orgQuery(canOrg.read).query(({ ctx }) => readSecondFactor(ctx.scope)),
  setSecondFactor: orgMutation(canOrg.write, 'org.secondFactorRequired')
    .input(SetSecondFactor)
    .mutation(({ ctx, input }) => setSecondFactor(ctx.scope, input.isRequired)),
  delete: orgMutation(canOrg.delete, 'org.deleted')
    .input(DeleteOrg)
    .mutation(({ ctx, input }) => deleteOrg(ctx.scope, input.confirmName)),
});

export const membersRouter = router({
  list: orgQuery(canMembers.read)
    .input(ListMembers)
    .query(({ ctx, input }) => listMembers(ctx.scope, input)),
  setRole: orgMutation(canMembers.manage, 'member.roleChanged')
    .input(SetRole)
    .mutation(({ ctx, input }) => setRole(ctx.scope, input, ctx.services.permissions)),
  remove: orgMutation(canMembers.manage, 'member.removed')
    .input(MemberById)
    .mutation(({ ctx, input }) =>
      removeMember(ctx.scope, input.memberId, ctx.services.permissions),
    ),
  /** Signs a member out everywhere. */
  endSessions: orgMutation(canMembers.manage, 'member.sessionsEnded')
    .input(MemberById)
    .mutation(({ ctx, input }) =>
      endMemberSessions(ctx.scope, input.memberId, ctx.services.permissions),
    ),
  leave: orgMutation(canOrg.read, 'member.left').mutation(({ ctx }) => leaveOrg(ctx.scope)),
});

export const invitationsRouter = router({
  list: orgQuery(canInvitations.read)
    .input(ListInvitations)
    .query(({ ctx, input }) => listInvitations(ctx.scope, input)),
  /** What would become of each entry of a pasted list. */
  preview: orgQuery(canInvitations.manage)
    .input(InviteMany)
    .query(async ({ ctx, input }) => {
      const { lines, nextAt } = await previewInvitations(
        ctx.scope,
        input,
        ctx.services.permissions,
      );
      return { lines, nextAt };
    }),
  /** Invites a pasted list; says of each entry what became of it, with links as `create` does. */
  createMany: orgAction(canInvitations.manage, 'invitation.created')
    .input(InviteMany)
    .mutation(async ({ ctx, input }) => {
      const { permissions } = ctx.services;
      const lines = await ctx.open((scope) => createInvitations(scope, input, permissions));
      return await deliverInvitations(ctx.services, lines);
    }),
  /** Answers with the link, to pass on where no mail is sent. */
  create: orgAction(canInvitations.manage, 'invitation.created')
    .input(CreateInvitation)
    .mutation(async ({ ctx, input }) => {
      const { permissions } = ctx.services;
      const invitation = await ctx.open((scope) => createInvitation(scope, input, permissions));
      return await deliverInvitation(ctx.services, invitation);
    }),
  resend: orgAction(canInvitations.manage, 'invitation.resent')
    .input(ById)
    .mutation(async ({ ctx, input }) => {
      const { permissions } = ctx.services;
      const invitation = await ctx.open((scope) => resendInvitation(scope, input.id, permissions));
      return await deliverInvitation(ctx.services, invitation);
    }),
  revoke: orgMutation(canInvitations.manage, 'invitation.revoked')
    .input(ById)
    .mutation(({ ctx, input }) => revokeInvitation(ctx.scope, input.id)),
});
