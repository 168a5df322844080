import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const prefixLength = 8;

/**
 * A new API token: `asy_`, letters and digits of the organization's address, `_`, 256 random bits in 43
 * characters (base64url), then six characters by which secret scanners tell a token from a text that
 * only looks like one: the CRC-32 of all before, in base 62, filled up with zeros from the left.
 */
export function newToken(orgSlug: string): string {
  const prefix = orgSlug.replace(/[^a-z0-9]/g, '').slice(0, prefixLength) || 'org';
  const body = `asy_${prefix}_${randomBytes(32).toString('base64url')}`;
  return body + tokenChecksum(body);
}

/** The six last characters of a token, from all before. */
export function tokenChecksum(body: string): string {
  let rest = crc32(body);
  let text = '';
  for (let place = 0; place < 6; place += 1) {
    text = digits.charAt(rest % 62) + text;
    rest = Math.floor(rest / 62);
  }
  return text;
}

/** What is stored of a token. */
export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest());
}
