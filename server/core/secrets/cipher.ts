import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Where a secret lives. Authenticated with it, so a ciphertext moved elsewhere does not open. */
export type SecretPlace = { orgId: string; table: string; rowId: string; column: string };

const tagBytes = 16;
const nonceBytes = 12;

export function placeData(place: SecretPlace, keyVersion: number): Buffer {
  const { orgId, table, rowId, column } = place;
  return Buffer.from([orgId, table, rowId, column, keyVersion].join('|'));
}

/**
 * AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce and a full 128-bit tag.
 * @returns `v1.<keyVersion>.<nonce>.<ciphertext>.<tag>`, the parts base64url
 */
export function encrypt(key: Buffer, keyVersion: number, plaintext: Buffer, data: Buffer): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(data);
  const body = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const parts = [nonce, body, cipher.getAuthTag()].map((part) => part.toString('base64url'));
  return ['v1', keyVersion, ...parts].join('.');
}

/** The key version a ciphertext was made with. @throws {Error} when it isn't one of ours */
export function keyVersionOf(sealed: string): number {
  const [format, version] = sealed.split('.');
  if (format !== 'v1' || !/^\d{1,9}$/.test(version ?? '')) throw new Error('Not a sealed secret.');
  return Number(version);
}

/** Opens what {@link encrypt} made. @throws {Error} on any change of text, place, tag or key */
export function decrypt(key: Buffer, sealed: string, data: Buffer): Buffer {
  const parts = sealed.split('.');
  const [nonce, body, tag] = parts.slice(2).map((part) => Buffer.from(part, 'base64url'));
  if (parts.length !== 5 || !nonce || !body || tag?.length !== tagBytes) {
    throw new Error('Not a sealed secret.');
  }
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(data);
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}
