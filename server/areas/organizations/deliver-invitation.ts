import type { Services } from '#server/core/services.ts';
import type { CreatedInvitation } from './create-invitation.ts';

/** Mails an invitation, and answers with its link where no mail can be sent. */
export async function deliverInvitation(
  { baseUrl, mailer }: Services,
  { id, email, expiresAt, token, orgName, invitedBy }: CreatedInvitation,
) {
  const link = `${baseUrl}/invite/${token}`;
  await mailer.send({
    to: email,
    subject: `${invitedBy} invites you to ${orgName} on Assay`,
    text: `${invitedBy} invites you to join ${orgName} on Assay.\n\nOpen this to see as what, and to accept:\n${link}\n\nThe link works once, until ${expiresAt.toUTCString()}.`,
  });
  return { id, email, expiresAt, link: mailer.configured ? null : link };
}
