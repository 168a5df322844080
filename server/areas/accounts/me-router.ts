import { publicProcedure, router, selfProcedure } from '#server/rpc/procedures.ts';
import { accountMails } from './account-mails.ts';
import { openAccountScope } from './account-scope.ts';
import { changeEmail, confirmEmail } from './change-email.ts';
import { endOtherSessions } from './end-other-sessions.ts';
import { endSession } from './end-session.ts';
import { isInstanceAdmin, listOutbox } from './instance-admin.ts';
import { needFreshSession } from './need-fresh-session.ts';
import { readSecurity } from './read-security.ts';
import { ById, ChangeEmail, ConfirmEmail, SetUsername, UpdateMe } from './schema.ts';
import { listSessions } from './sessions.ts';
import { setUsername } from './set-username.ts';
import { removeLink } from './social/remove-link.ts';
import { updateMe } from './update-me.ts';

/** The signed-in person. */
export const meRouter = router({
  /** Name and address of the signed-in person; null for visitors. */
  get: publicProcedure('Says who is signed in, nobody included.').query(
    ({ ctx }) => ctx.signedIn?.user ?? null,
  ),
  /** What sign-up and sign-in pages have to know. */
  entrance: publicProcedure('Says how one signs up and in at this installation.').query(
    ({ ctx: { services } }) => ({
      confirmsAddresses: services.mailer.configured,
      providers: services.identityProviders.map(({ id, name }) => ({ id, name })),
    }),
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
  endSession: selfProcedure(
    'One’s own sessions; others than this one after a recent sign-in.',
    'session.ended',
  )
    .input(ById)
    .mutation(({ ctx, input: { id } }) => {
      const currentId = ctx.signedIn.session.id;
      return openAccountScope(ctx, (scope) => endSession(scope, { id, currentId }));
    }),
  /** Ends all but the current one. */
  endOtherSessions: selfProcedure(
    'One’s own sessions, after a recent sign-in.',
    'session.ended',
  ).mutation(({ ctx }) => {
    const { id } = ctx.signedIn.session;
    return openAccountScope(ctx, async (scope) => {
      await needFreshSession(scope, id);
      return await endOtherSessions(scope, id);
    });
  }),
  /** Factors, passkeys, and what happened to the account lately. */
  security: selfProcedure('One’s own account.').query(async ({ ctx }) => ({
    ...(await openAccountScope(ctx, readSecurity)),
    providers: ctx.services.identityProviders.map(({ id, name }) => ({ id, name })),
    sendsMail: ctx.services.mailer.configured,
  })),
  /** Takes a link to a provider away; never the last way in. */
  removeLink: selfProcedure('One’s own, after a recent sign-in.', 'account.linkRemoved')
    .input(ById)
    .mutation(({ ctx, input: { id } }) => {
      const sessionId = ctx.signedIn.session.id;
      const { identityProviders: providers } = ctx.services;
      return openAccountScope(ctx, (scope) => removeLink(scope, { id, sessionId, providers }));
    }),
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
