import type { Mailer } from '#server/outside/mail/mailer.ts';
import type { DatabaseClient } from './db/prisma.ts';
import type { Logger } from './log.ts';

/**
 * Keeps every mail where an administrator can read it and, where SMTP is configured, sends it without
 * making the caller wait: whether a mail server is slow must not show in an answer's time.
 */
export function createOutbox(accounts: DatabaseClient, smtp: Mailer, log: Logger): Mailer {
  return {
    configured: smtp.configured,
    async send(mail) {
      const { id } = await accounts.prisma.outboxMail.create({
        data: { recipient: mail.to, subject: mail.subject, text: smtp.configured ? '' : mail.text },
        select: { id: true },
      });
      if (!smtp.configured) return;
      const outcome = smtp.send(mail).then(
        () => ({ sentAt: new Date() }),
        (error: Error) => ({ error: error.message }),
      );
      outcome
        .then((data) => accounts.prisma.outboxMail.update({ where: { id }, data }))
        .catch((error: unknown) => log.error({ err: error }, 'outbox update failed'));
    },
  };
}
