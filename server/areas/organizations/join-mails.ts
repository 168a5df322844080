import type { Services } from '#server/core/services.ts';
import type { AnsweredRequest } from './answer-join-request.ts';
import type { AskedToJoin } from './ask-to-join.ts';

/** Tells the admins that somebody asks to join. */
export async function mailAdmins({ mailer, baseUrl }: Services, asked: AskedToJoin): Promise<void> {
  const { orgName, orgSlug, askedBy, email, message, admins } = asked;
  const words = message === '' ? '' : `\n\nThey write:\n${message}`;
  for (const to of admins) {
    await mailer.send({
      to,
      subject: `${askedBy} asks to join ${orgName} on Assay`,
      text: `${askedBy} (${email}) asks to join ${orgName} on Assay.${words}\n\nAnswer here:\n${baseUrl}/orgs/${orgSlug}/settings/members`,
    });
  }
}

/** Tells who asked to join what the answer is. */
export async function mailAsker(
  { mailer, baseUrl }: Services,
  { email, orgName, orgSlug, isAccepted }: AnsweredRequest,
): Promise<void> {
  await mailer.send(
    isAccepted
      ? {
          to: email,
          subject: `You are now a member of ${orgName} on Assay`,
          text: `${orgName} has accepted your request to join.\n\nOpen it here:\n${baseUrl}/orgs/${orgSlug}`,
        }
      : {
          to: email,
          subject: `Your request to join ${orgName} on Assay`,
          text: `${orgName} has declined your request to join. You can ask again in seven days.`,
        },
  );
}
