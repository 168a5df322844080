import type { Mailer } from '#server/outside/mail/mailer.ts';

/** The mails an account sends to its owner. */
export function accountMails(mailer: Mailer, baseUrl: string) {
  return {
    resetPassword: (email: string, token: string) =>
      mailer.send({
        to: email,
        subject: 'Reset your Assay password',
        text: `Somebody asked to reset the password of ${email} on Assay.\n\nTo choose a new one, open this within an hour:\n${baseUrl}/reset-password/${token}\n\nIf it wasn’t you, do nothing: your password stays.`,
      }),
    verifyAddress: (email: string, token: string) =>
      mailer.send({
        to: email,
        subject: 'Confirm your address for Assay',
        text: `Somebody made an account on Assay with the address ${email}.\n\nIf it was you, open this within a day to confirm it:\n${baseUrl}/verify-email/${token}\n\nIf it wasn’t you, do nothing: the account stays shut.`,
      }),
    alreadyHere: (email: string) =>
      mailer.send({
        to: email,
        subject: 'You have an Assay account already',
        text: `Somebody tried to make an account on Assay with the address ${email}, which has one.\n\nIf it was you, sign in: ${baseUrl}/sign-in\nPassword forgotten? ${baseUrl}/forgot-password\n\nIf it wasn’t you, do nothing.`,
      }),
    confirmNewAddress: (email: string, token: string) =>
      mailer.send({
        to: email,
        subject: 'Confirm your new address for Assay',
        text: `Somebody wants to use ${email} for their account on Assay.\n\nIf it was you, open this within an hour, in the browser where you are signed in:\n${baseUrl}/confirm-email/${token}\n\nIf it wasn’t you, do nothing.`,
      }),
    addressLeaving: (email: string, newEmail: string) =>
      mailer.send({
        to: email,
        subject: 'Your Assay address is being changed',
        text: `Your account on Assay is to use ${newEmail} instead of ${email}, once that address is confirmed.\n\nIf it wasn’t you, change your password now: ${baseUrl}/me/security`,
      }),
  };
}
