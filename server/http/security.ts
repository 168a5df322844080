/** The headers of every answer. Styles allow attributes: React and charts set widths with them. */
export function securityHeaders(nonce: string, baseUrl: string): [string, string][] {
  const csp = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: https:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
  const headers: [string, string][] = [
    ['content-security-policy', csp],
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'same-origin'],
    ['x-frame-options', 'DENY'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['permissions-policy', 'camera=(), microphone=(), geolocation=()'],
  ];
  if (baseUrl.startsWith('https://')) {
    headers.push(['strict-transport-security', 'max-age=31536000; includeSubDomains']);
  }
  return headers;
}

const reads = new Set(['GET', 'HEAD', 'OPTIONS']);

/** True for a write that a browser sent from another site. */
export function isForeignWrite(request: Request, baseUrl: string): boolean {
  if (reads.has(request.method)) return false;
  const origin = request.headers.get('origin');
  if (origin !== null) {
    const isSameHost = origin === new URL(request.url).origin;
    return origin !== new URL(baseUrl).origin && !isSameHost;
  }
  const site = request.headers.get('sec-fetch-site');
  return site !== null && site !== 'same-origin' && site !== 'none';
}

/**
 * How long an answer may be kept; null where the answer says so itself. A page's data that a browser
 * fetches ahead is kept just long enough for the click it was fetched for, by that browser alone.
 */
export function cachingOf(request: Request): string | null {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith('/assets/')) return null;
  const isAhead = /\bprefetch\b/.test(request.headers.get('sec-purpose') ?? '');
  return isAhead && pathname.endsWith('.data') ? 'private, max-age=5' : 'no-store';
}
