import { openAccountScope } from '#server/areas/accounts/index.ts';
import { publicProcedure, router, selfProcedure } from '#server/rpc/procedures.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { askToJoin, listJoinable } from './ask-to-join.ts';
import { foundOrg } from './found-org.ts';
import { mailAdmins } from './join-mails.ts';
import { openOrg } from './open-org.ts';
import { getInvitation, listOrgs } from './reads.ts';
import { AskToJoin, CreateOrg, InvitationToken, OpenOrg } from './schema.ts';

export const orgsRouter = router({
  /** The organizations one is a member of, the last active one first. */
  list: selfProcedure('One’s own memberships.').query(({ ctx }) =>
    openAccountScope(ctx, (scope) => listOrgs(scope.db, scope.user.id)),
  ),
  create: selfProcedure('Whoever has an account may found an organization.', 'org.created')
    .input(CreateOrg)
    .mutation(({ ctx, input }) => openAccountScope(ctx, (scope) => foundOrg(scope, input))),
  /** Notes which organization opens after the next sign-in. */
  open: selfProcedure('One’s own last active organization.', 'profile.updated')
    .input(OpenOrg)
    .mutation(({ ctx, input }) => openAccountScope(ctx, (scope) => openOrg(scope, input.slug))),
  /** Organizations that have claimed the domain of one’s own, verified address. */
  joinable: selfProcedure('One’s own address decides.').query(({ ctx }) =>
    openAccountScope(ctx, listJoinable),
  ),
  askToJoin: selfProcedure('One’s own, verified address decides.', 'joinRequest.created')
    .input(AskToJoin)
    .mutation(async ({ ctx, input }) => {
      const asked = await openAccountScope(ctx, (scope) => askToJoin(scope, input));
      await mailAdmins(ctx.services, asked);
    }),
});

export const invitationLinkRouter = router({
  /** What one is invited to, for whoever holds the link. */
  get: publicProcedure('The link’s token, 256 random bits, is the permission.')
    .input(InvitationToken)
    .query(({ ctx, input }) =>
      ctx.services.accounts.prisma.$transaction((db) => getInvitation(db, input.token)),
    ),
  accept: selfProcedure('The invited address must be one’s own.', 'invitation.accepted')
    .input(InvitationToken)
    .mutation(({ ctx, input }) =>
      openAccountScope(ctx, (scope) => acceptInvitation(scope, input.token)),
    ),
});
