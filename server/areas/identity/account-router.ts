import { publicProcedure, router, selfProcedure } from '#server/rpc/procedures.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { accountMails } from './account-mails.ts';
import { openAccountScope } from './account-scope.ts';
import { askToJoin, listJoinable } from './ask-to-join.ts';
import { changeEmail, confirmEmail } from './change-email.ts';
import { endOtherSessions } from './end-other-sessions.ts';
import { endSession } from './end-session.ts';
import { foundOrg } from './found-org.ts';
import { isInstanceAdmin, listOutbox } from './instance-admin.ts';
import { mailAdmins } from './join-mails.ts';
import { openOrg } from './open-org.ts';
import { readSecurity } from './read-security.ts';
import { getInvitation, listOrgs } from './reads.ts';
import {
  AskToJoin,
  ById,
  ChangeEmail,
  ConfirmEmail,
  CreateOrg,
  InvitationToken,
  OpenOrg,
  SetUsername,
  UpdateMe,
} from './schema.ts';
import { listSessions } from './sessions.ts';
import { setUsername } from './set-username.ts';
import { updateMe } from './update-me.ts';

/** The signed-in person. */
export const meRouter = router({
  /** Name and address of the signed-in person; null for visitors. */
  get: publicProcedure('Says who is signed in, nobody included.').query(
    ({ ctx }) => ctx.signedIn?.user ?? null,
  ),
  /** What sign-up and sign-in pages have to know. */
  entrance: publicProcedure('Says whether this installation confirms addresses by mail.').query(
    ({ ctx }) => ({ confirmsAddresses: ctx.services.mailer.configured }),
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
    openAccountScope(ctx, (scope) =>
      listSessions(scope, {
        currentId: ctx.signedIn.session.id,
        idleMs: ctx.services.sessionLimits.idleMs,
      }),
    ),
  ),
  endSession: selfProcedure('One’s own sessions.', 'session.ended')
    .input(ById)
    .mutation(({ ctx, input }) => openAccountScope(ctx, (scope) => endSession(scope, input.id))),
  /** Ends all but the current one. */
  endOtherSessions: selfProcedure('One’s own sessions.', 'session.ended').mutation(({ ctx }) =>
    openAccountScope(ctx, (scope) => endOtherSessions(scope, ctx.signedIn.session.id)),
  ),
  /** Factors, passkeys, and what happened to the account lately. */
  security: selfProcedure('One’s own account.').query(async ({ ctx }) => ({
    ...(await openAccountScope(ctx, readSecurity)),
    sendsMail: ctx.services.mailer.configured,
  })),
  setUsername: selfProcedure('One’s own, after a recent sign-in.', 'account.usernameChanged')
    .input(SetUsername)
    .mutation(({ ctx, input }) => {
      const sessionId = ctx.signedIn.session.id;
      return openAccountScope(ctx, (scope) => setUsername(scope, { ...input, sessionId }));
    }),
  /** Says whether a mail must be answered before the address changes. */
  changeEmail: selfProcedure('One’s own address, after a recent sign-in.', 'account.emailChanged')
    .input(ChangeEmail)
    .mutation(async ({ ctx, input: { email } }) => {
      const { mailer, baseUrl } = ctx.services;
      const { user, session } = ctx.signedIn;
      const byMail = mailer.configured;
      const { token } = await openAccountScope(ctx, (scope) =>
        changeEmail(scope, { email, sessionId: session.id, byMail }),
      );
      const mails = accountMails(mailer, baseUrl);
      if (token !== null) {
        await mails.confirmNewAddress(email, token);
        await mails.addressLeaving(user.email, email);
      }
      return { byMail };
    }),
  confirmEmail: selfProcedure(
    'The mailed token, and the account that asked.',
    'account.emailChanged',
  )
    .input(ConfirmEmail)
    .mutation(({ ctx, input: { token } }) =>
      openAccountScope(ctx, (scope) =>
        confirmEmail(scope, { token, sessionId: ctx.signedIn.session.id }),
      ),
    ),
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
