import type { Services } from '#server/core/services.ts';
import type { BulkInvitation } from './create-invitations.ts';
import { deliverInvitation } from './deliver-invitation.ts';

/** Mails the invitations of a pasted list one by one; links where no mail can be sent. */
export async function deliverInvitations(services: Services, lines: readonly BulkInvitation[]) {
  const delivered = [];
  for (const { created, ...line } of lines) {
    const sent = created && (await deliverInvitation(services, created));
    delivered.push({ ...line, link: sent?.link ?? null });
  }
  return delivered;
}
