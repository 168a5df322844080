import { publicProcedure, router, selfProcedure } from '#server/rpc/procedures.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { openAccountScope } from './account-scope.ts';
import { endSession } from './end-session.ts';
import { foundOrg } from './found-org.ts';
import { isInstanceAdmin, listOutbox } from './instance-admin.ts';
import { openOrg } from './open-org.ts';
import { getInvitation, listOrgs } from './reads.ts';
import { ById, CreateOrg, InvitationToken, OpenOrg, UpdateMe } from './schema.ts';
import { listSessions } from './sessions.ts';
import { updateMe } from './update-me.ts';

/** The signed-in person. */
export const meRouter = router({
  /** Name and address of the signed-in person; null for visitors. */
  get: publicProcedure('Says who is signed in, nobody included.').query(
    ({ ctx }) => ctx.signedIn?.user ?? null,
  ),
  /** Whether one set this installation up, and may see what concerns all of it. */
  instance: selfProcedure('One’s own standing.').query(({ ctx }) =>
    openAccountScope(ctx, async ({ db, user }) => ({
      isInstanceAdmin: await isInstanceAdmin(db, user.id),
    })),
  ),
  /** Mails that were not sent, newest first; for the instance administrator alone. */
  outbox: selfProcedure(
    'The verb lets the first account of the installation in, nobody else.',
  ).query(({ ctx }) => openAccountScope(ctx, listOutbox)),
  update: selfProcedure('One’s own name.', 'account.updated')
    .input(UpdateMe)
    .mutation(({ ctx, input }) => openAccountScope(ctx, (scope) => updateMe(scope, input))),
  /** One’s own sessions, the current one marked. */
  sessions: selfProcedure('One’s own sessions.').query(({ ctx }) =>
    openAccountScope(ctx, (scope) => listSessions(scope, ctx.signedIn.session.id)),
  ),
  endSession: selfProcedure('One’s own sessions.', 'session.ended')
    .input(ById)
    .mutation(({ ctx, input }) => openAccountScope(ctx, (scope) => endSession(scope, input.id))),
});

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
