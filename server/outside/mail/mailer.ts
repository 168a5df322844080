/** A plain text mail to one person. */
export type Mail = { to: string; subject: string; text: string };

/** Sends mail, or says that it can't. */
export type Mailer = {
  /** False without SMTP settings: then mails are for the outbox only and `send` rejects. */
  configured: boolean;
  /** Resolves when the server has taken the mail. Rejects with MailError. */
  send(mail: Mail): Promise<void>;
};

/** Why a mail was not taken, in a sentence for the administrator and without any password. */
export class MailError extends Error {
  override readonly name = 'MailError';
}
