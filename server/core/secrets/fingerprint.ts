import { createHmac, hkdfSync } from 'node:crypto';

/**
 * A short name for a secret: the same for the same secret under the same data key, and of no use to
 * whoever tries out secrets without that key. Pass the organization's first data key, so that it
 * outlives changes of keys.
 * @returns such as `3f9a-1c2b-77d0-e4a1`
 */
export function fingerprintOf(firstDataKey: Buffer, secret: string): string {
  const key = Buffer.from(hkdfSync('sha256', firstDataKey, '', 'assay secret fingerprint', 32));
  const hex = createHmac('sha256', key).update(secret).digest('hex').slice(0, 16);
  return hex.replace(/(.{4})(?=.)/g, '$1-');
}
