import type { CustomFetch, CustomFetchOptions } from 'openid-client';
import type { Outbound } from '../net/outbound.ts';

/** The same object for the types of fetch: its bodies are texts and URL parameters. */
function asRequestInit(options: CustomFetchOptions): RequestInit {
  return options as RequestInit;
}

/** What `openid-client` calls instead of the global fetch. */
export function throughDoor(fetch: Outbound['fetch']): CustomFetch {
  return (url, options) => fetch(url, asRequestInit(options));
}
