import { builtInRoles, holds, mayGiveRole } from '#server/core/access.ts';
import { orgAction, orgMutation, orgQuery, router } from '#server/rpc/procedures.ts';
import { canInvitations, canMembers, canOrg } from './access.ts';
import { createInvitation } from './create-invitation.ts';
import { deleteOrg } from './delete-org.ts';
import { deliverInvitation } from './deliver-invitation.ts';
import { leaveOrg } from './leave-org.ts';
import { listInvitations, listMembers } from './reads.ts';
import { removeMember } from './remove-member.ts';
import { renameOrg } from './rename-org.ts';
import { resendInvitation } from './resend-invitation.ts';
import { revokeInvitation } from './revoke-invitation.ts';
import { ById, CreateInvitation, DeleteOrg, MemberById, RenameOrg, SetRole } from './schema.ts';
import { setRole } from './set-role.ts';

export const orgRouter = router({
  /** The organization, one’s role in it, the permissions of that role and the roles one may give. */
  get: orgQuery(canOrg.read).query(({ ctx: { scope, services } }) => ({
    ...scope.org,
    role: scope.access.role,
    permissions: services.permissions
      .filter((one) => holds(scope.access, one))
      .map(({ key }) => key),
    givableRoles: builtInRoles.filter((one) =>
      mayGiveRole(scope.access, { role: one, permissions: null }, services.permissions),
    ),
  })),
  update: orgMutation(canOrg.write, 'org.renamed')
    .input(RenameOrg)
    .mutation(({ ctx, input }) => renameOrg(ctx.scope, input)),
  delete: orgMutation(canOrg.delete, 'org.deleted')
    .input(DeleteOrg)
    .mutation(({ ctx, input }) => deleteOrg(ctx.scope, input.confirmName)),
});

export const membersRouter = router({
  list: orgQuery(canMembers.read).query(({ ctx }) => listMembers(ctx.scope)),
  setRole: orgMutation(canMembers.manage, 'member.roleChanged')
    .input(SetRole)
    .mutation(({ ctx, input }) => setRole(ctx.scope, input, ctx.services.permissions)),
  remove: orgMutation(canMembers.manage, 'member.removed')
    .input(MemberById)
    .mutation(({ ctx, input }) => removeMember(ctx.scope, input.memberId)),
  leave: orgMutation(canOrg.read, 'member.left').mutation(({ ctx }) => leaveOrg(ctx.scope)),
});

export const invitationsRouter = router({
  list: orgQuery(canInvitations.read).query(({ ctx }) => listInvitations(ctx.scope)),
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
      const invitation = await ctx.open((scope) => resendInvitation(scope, input.id));
      return await deliverInvitation(ctx.services, invitation);
    }),
  revoke: orgMutation(canInvitations.manage, 'invitation.revoked')
    .input(ById)
    .mutation(({ ctx, input }) => revokeInvitation(ctx.scope, input.id)),
});
