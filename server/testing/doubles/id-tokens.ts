import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { IdentityServer } from './identity-double.ts';

export type SigningKeys = { privateKey: KeyObject; publicKey: KeyObject };

/** A real key pair for `alg`. */
export function newSigningKeys(alg: IdentityServer['alg']): SigningKeys {
  return alg === 'ES256'
    ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
    : generateKeyPairSync('rsa', { modulusLength: 2048 });
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function signatureOf(text: string, key: KeyObject): string {
  return sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString(
    'base64url',
  );
}

/** An ID token for the server's person, with whatever is to be wrong with it. */
export function makeIdToken(
  server: IdentityServer,
  { issuer, nonce, keys }: { issuer: string; nonce: string | null; keys: SigningKeys },
): string {
  const { fault, alg, clientId, clientSecret, person } = server;
  const now = Math.floor(Date.now() / 1000) - (fault === 'expired' ? 7_200 : 0);
  const claims = {
    iss: fault === 'other issuer' ? 'https://login.elsewhere.test' : issuer,
    aud: fault === 'wrong audience' ? 'another-client' : clientId,
    iat: now,
    exp: now + 3_600,
    ...(fault === 'no nonce' ? {} : { nonce: fault === 'wrong nonce' ? 'x' : nonce }),
    ...person,
  };
  const text = (named: string) => `${part({ alg: named, kid: 'one', typ: 'JWT' })}.${part(claims)}`;
  if (fault === 'unsigned') return `${text('none')}.`;
  if (fault === 'signed with the secret') {
    const signature = createHmac('sha256', clientSecret).update(text('HS256')).digest('base64url');
    return `${text('HS256')}.${signature}`;
  }
  const { privateKey } = fault === 'signed by another' ? newSigningKeys(alg) : keys;
  return `${text(alg)}.${signatureOf(text(alg), privateKey)}`;
}
