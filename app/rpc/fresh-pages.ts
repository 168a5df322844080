/** Prefetched pages are kept for 5 s from their answer (`cachingOf`), which may come after the write. */
const staleFor = 10_000;

let writtenAt = Number.NEGATIVE_INFINITY;

/** Says that something may have changed on the server. Call it when a write is sent and when it is answered. */
export function noteWrite(): void {
  writtenAt = performance.now();
}

/** How to ask for a page's data: past what was prefetched before a write of the last seconds. */
export function pageCache(now = performance.now()): RequestCache {
  return now - writtenAt < staleFor ? 'reload' : 'default';
}

/** Makes the browser show its own writes: it would follow a link with what it prefetched before them. */
export function followWithFreshPages(browser: { fetch: typeof fetch }): void {
  const plain = browser.fetch.bind(browser);
  browser.fetch = (input, init) => {
    const isPageData = input instanceof URL && input.pathname.endsWith('.data');
    if (!isPageData) return plain(input, init);
    if (init?.method && init.method !== 'GET') noteWrite();
    return plain(input, { cache: pageCache(), ...init });
  };
}
