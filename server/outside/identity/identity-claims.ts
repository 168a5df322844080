import { type Identity, IdentityError } from './identity-provider.ts';
import type { Claims } from './open-id-provider.ts';

const multiTenant: ReadonlySet<string> = new Set(['common', 'organizations', 'consumers']);

function textOf(claims: Claims, name: string): string | null {
  const value = claims[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

function needed(claims: Claims, name: string): string {
  const value = textOf(claims, name);
  if (value === null) throw new IdentityError('refused', `the ID token has no ${name}`);
  if (value.length > 500 || /[\p{Cc}\p{Cs}]/u.test(value)) {
    throw new IdentityError('refused', `the ID token has an odd ${name}`);
  }
  return value;
}

/** Some providers write their booleans as texts or numbers. */
function isTrue(value: unknown): boolean {
  return value === true || value === 1 || value === 'true' || value === '1';
}

function identity(claims: Claims, subject: string, isEmailVerified: boolean): Identity {
  const email = textOf(claims, 'email');
  const name = textOf(claims, 'name');
  const label = email ?? textOf(claims, 'preferred_username') ?? name ?? subject;
  return { subject, email, isEmailVerified: email !== null && isEmailVerified, name, label };
}

/** Google: the subject is unique and lasting, and Google says which addresses it has verified. */
export function googleIdentity(claims: Claims): Identity {
  return identity(claims, needed(claims, 'sub'), isTrue(claims.email_verified));
}

/** Any other issuer. A subject means something only together with who gave it. */
export function openIdIdentity(claims: Claims): Identity {
  const subject = `${needed(claims, 'iss')} ${needed(claims, 'sub')}`;
  return identity(claims, subject, isTrue(claims.email_verified));
}

/**
 * Microsoft: the person is the object in its directory. Anybody can make a directory and write any
 * address into it, so that where people of any directory are let in an address counts only if Microsoft
 * says that its domain is the directory's own (`xms_edov`). A directory that the operator named is
 * believed unless Microsoft says otherwise.
 */
export function microsoftIdentity(tenant: string): (claims: Claims) => Identity {
  const isOneTenant = !multiTenant.has(tenant);
  return (claims) => {
    const subject = `${needed(claims, 'tid')} ${needed(claims, 'oid')}`;
    const { xms_edov: isDomainOwned } = claims;
    const isVerified = isDomainOwned === undefined ? isOneTenant : isTrue(isDomainOwned);
    return identity(claims, subject, isVerified);
  };
}
