import { createTransport } from 'nodemailer';
import { removeSecrets } from '../net/remove-secrets.ts';
import { MailError, type Mailer } from './mailer.ts';
import { parseSmtpUrl } from './smtp-settings.ts';

const withoutServer: Mailer = {
  configured: false,
  send: () => Promise.reject(new MailError('No mail server is set up. Set SMTP_URL to send mail.')),
};

/**
 * The mailer of this instance: `url` as `parseSmtpUrl` reads it, or null when there is no mail server.
 * @throws {Error} when the URL can't be read.
 */
export function createMailer({ url, from }: { url: string | null; from: string }): Mailer {
  if (url === null) return withoutServer;
  const settings = parseSmtpUrl(url);
  const transport = createTransport({
    host: settings.host,
    port: settings.port,
    secure: settings.secure,
    requireTLS: settings.requireTls,
    ...(settings.auth ? { auth: settings.auth } : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  });
  const secrets = settings.auth ? [settings.auth.pass] : [];
  return {
    configured: true,
    async send({ to, subject, text }) {
      try {
        // An address object: a text with commas would be read as several recipients.
        await transport.sendMail({ from, to: { name: '', address: to }, subject, text });
      } catch (error) {
        const words = error instanceof Error ? error.message : 'unknown problem';
        const place = `${settings.host}:${settings.port}`;
        throw new MailError(
          `The mail server ${place} did not take the mail: ${removeSecrets(words, secrets)}`,
        );
      }
    },
  };
}
