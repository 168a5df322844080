/** How to reach a mail server. */
export type SmtpSettings = {
  host: string;
  port: number;
  /** TLS from the first byte. */
  secure: boolean;
  /** Refuse to go on when the server offers no STARTTLS. */
  requireTls: boolean;
  auth: { user: string; pass: string } | null;
};

const loopbackHosts = new Set(['localhost', '127.0.0.1', '::1']);

/**
 * Reads `smtp://user:password@host:port` (STARTTLS) or `smtps://…` (TLS from the start). TLS may be
 * missing only on a loopback host, or where the URL ends in `?tls=off`. Throws an Error whose message
 * says what is wrong and never holds the password.
 */
export function parseSmtpUrl(text: string): SmtpSettings {
  if (!URL.canParse(text)) throw new Error('The SMTP address must look like smtp://host:587.');
  const url = new URL(text);
  const secure = url.protocol === 'smtps:';
  if (!secure && url.protocol !== 'smtp:') {
    throw new Error('The SMTP address must begin with smtp:// or smtps://.');
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (host === '') throw new Error('The SMTP address names no host.');
  for (const [name, value] of url.searchParams) {
    if (name !== 'tls' || value !== 'off') {
      throw new Error('The only option of an SMTP address is ?tls=off.');
    }
  }
  const mayBePlain = loopbackHosts.has(host) || url.searchParams.has('tls');
  const user = decodeURIComponent(url.username);
  return {
    host,
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    requireTls: !secure && !mayBePlain,
    auth: user === '' ? null : { user, pass: decodeURIComponent(url.password) },
  };
}
