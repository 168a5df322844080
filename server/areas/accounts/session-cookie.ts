import { createHmac, timingSafeEqual } from 'node:crypto';
import { parseCookies } from 'better-call';

/**
 * The session's token in a `Cookie` header, or null when there is none that we signed: Better Auth
 * writes `token.signature`, the signature being the base64 of an HMAC-SHA256 (RFC 2104) of the token.
 */
export function readSessionCookie(
  header: string,
  { name, secret }: { name: string; secret: string },
): string | null {
  const value = parseCookies(header).get(name) ?? '';
  const dot = value.lastIndexOf('.');
  if (dot < 1) return null;
  const token = value.slice(0, dot);
  const signature = Buffer.from(value.slice(dot + 1));
  const expected = Buffer.from(createHmac('sha256', secret).update(token).digest('base64'));
  return signature.length === expected.length && timingSafeEqual(signature, expected)
    ? token
    : null;
}
