import { domainToASCII } from 'node:url';
import { publicMailDomains } from './public-mail-domains.ts';

/**
 * A domain in the one form in which it is stored and compared: lower case, international names as
 * punycode (UTS 46), no final dot. Null when it is none, or has no dot in it.
 */
export function plainDomain(text: string): string | null {
  const written = text.trim().replace(/^@/, '').replace(/\.$/, '');
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(written)) return null;
  const domain = domainToASCII(written);
  const isName = /^(?=.{1,253}$)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+$/.test(domain);
  return isName && !/^[0-9.]+$/.test(domain) ? domain : null;
}

/** The domain of a mail address in the same form. */
export function domainOfAddress(email: string): string | null {
  return plainDomain(email.slice(email.lastIndexOf('@') + 1));
}

/** True for providers at which anybody gets an address. */
export function isPublicMail(domain: string): boolean {
  return publicMailDomains.has(domain);
}
