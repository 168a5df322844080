const fixed: readonly [string, string][] = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'same-origin'],
  ['x-frame-options', 'DENY'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=()'],
];

/** Styles allow attributes: React and charts set widths with them. */
function pagePolicy(nonce: string): string[] {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: https:",
    "font-src 'self' data:",
    "connect-src 'self'",
  ];
}

/**
 * The headers of every answer.
 * @param nonce what the scripts and styles of a page carry; null where nothing may run at all
 */
export function securityHeaders(nonce: string | null, baseUrl: string): [string, string][] {
  const policy = [
    ...(nonce === null ? ["default-src 'none'"] : pagePolicy(nonce)),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  const headers: [string, string][] = [['content-security-policy', policy.join('; ')], ...fixed];
  if (baseUrl.startsWith('https://')) {
    headers.push(['strict-transport-security', 'max-age=31536000; includeSubDomains']);
  }
  return headers;
}

const reads = new Set(['GET', 'HEAD', 'OPTIONS']);

/** True for a write that a browser sent from another site, whatever its content type. */
export function isForeignWrite(request: Request, baseUrl: string): boolean {
  if (reads.has(request.method)) return false;
  const site = request.headers.get('sec-fetch-site');
  if (site === 'cross-site' || site === 'same-site') return true;
  const origin = request.headers.get('origin');
  if (origin === null) return false;
  return origin !== new URL(baseUrl).origin && origin !== new URL(request.url).origin;
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
