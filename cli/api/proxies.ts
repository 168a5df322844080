/** What the environment says of proxies, as other programs read it. */
export type Proxies = { http: string | null; https: string | null; none: string | null };

/** The proxy that leads to an address; null where it is called directly. */
export function proxyFor(url: URL, { http, https, none }: Proxies): URL | null {
  const named = url.protocol === 'https:' ? https : http;
  if (named === null || isExcepted(url, none ?? '')) return null;
  return URL.parse(named.includes('://') ? named : `http://${named}`);
}

/** `NO_PROXY`: names with all below them, with or without a port; `*` for everything. */
function isExcepted({ hostname, port, protocol }: URL, none: string): boolean {
  const wanted = hostname.toLowerCase();
  const ownPort = port || (protocol === 'https:' ? '443' : '80');
  return none
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = '', at] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      if (name === '' || (at !== undefined && at !== ownPort)) return false;
      return wanted === name || wanted.endsWith(`.${name}`);
    });
}
