import type { SecretFactsProps } from '../../parts/secret-facts.tsx';

/** Where the value of a secret header goes. */
export type SecretPlace = { url: string; secretHeaderName: string };

/** A stored value: where it was entered for, and what may be known of it. */
export type StoredSecret = SecretPlace &
  Omit<SecretFactsProps, 'sentTo' | 'lastFour'> & { lastFour: string };

/**
 * Whether a value entered for `stored` would now go to another scheme, host, port or header, so that
 * saving forgets it. An address that is half typed goes nowhere yet.
 */
export function goesElsewhere(stored: SecretPlace, typed: SecretPlace): boolean {
  const name = typed.secretHeaderName.trim();
  if (name.toLowerCase() !== stored.secretHeaderName.toLowerCase()) return true;
  if (!URL.canParse(typed.url)) return false;
  return new URL(typed.url).origin !== new URL(stored.url).origin;
}
