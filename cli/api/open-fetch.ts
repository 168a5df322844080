import { fetchThrough } from './fetch-through.ts';
import { type Proxies, proxyFor } from './proxies.ts';

export type Fetch = (url: string, init: Init) => Promise<Response>;

/** What calls of ours consist of. */
export type Init = {
  method?: string | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
  body?: string | null | undefined;
  signal?: AbortSignal | null | undefined;
  redirect?: 'manual' | 'error';
};

/**
 * How calls are made: by Node itself, or where the environment names a proxy, through it, which Node alone
 * does not do.
 */
export function openFetch(proxies: Proxies): Fetch {
  return async (address, init) => {
    const url = new URL(address);
    const proxy = proxyFor(url, proxies);
    return proxy ? await fetchThrough(proxy, url, init) : await globalThis.fetch(url, init);
  };
}
