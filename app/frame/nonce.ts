import { createContext, useContext } from 'react';

/**
 * The nonce of the page's own scripts. Only the server provides one: browsers hide nonces from
 * scripts, so that the client draws the same without knowing it.
 */
export const NonceContext = createContext<string | undefined>(undefined);

export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
