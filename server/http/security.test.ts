import { describe, expect, test } from 'vitest';
import { cachingOf, isForeignWrite, securityHeaders } from './security.ts';

const base = 'https://assay.test';

function write(headers: Record<string, string>, method = 'POST') {
  return new Request(`${base}/api/trpc/orgs.create`, { method, headers });
}

describe('writes from other sites', () => {
  test.each([
    ['another origin', { origin: 'https://evil.test' }],
    ['a sandboxed page', { origin: 'null' }],
    ['a sister site without an origin', { 'sec-fetch-site': 'same-site' }],
    ['another site without an origin', { 'sec-fetch-site': 'cross-site' }],
    ['another site that claims our origin', { 'sec-fetch-site': 'cross-site', origin: base }],
    ['a form', { origin: 'https://evil.test', 'content-type': 'multipart/form-data' }],
  ])('%s is refused', (_, headers) => {
    expect(isForeignWrite(write(headers), base)).toBe(true);
  });

  test.each([
    ['our own page', { origin: base, 'sec-fetch-site': 'same-origin' }],
    ['a script without a browser', {}],
  ])('%s passes', (_, headers) => {
    expect(isForeignWrite(write(headers), base)).toBe(false);
  });

  test('reads pass from anywhere', () => {
    expect(isForeignWrite(write({ origin: 'https://evil.test' }, 'GET'), base)).toBe(false);
  });
});

test('scripts run only with this answer’s nonce, and TLS stays on', () => {
  const headers = new Map(securityHeaders('n0nce', base));
  expect(headers.get('content-security-policy')).toContain(
    "script-src 'self' 'nonce-n0nce' 'strict-dynamic'",
  );
  expect(headers.get('content-security-policy')).toContain("style-src 'self' 'nonce-n0nce';");
  expect(headers.get('content-security-policy')).not.toMatch(/(script|style)-src [^;]*unsafe/);
  expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
  expect(
    new Map(securityHeaders('n', 'http://localhost:3000')).has('strict-transport-security'),
  ).toBe(false);
});

test.each([
  ['/orgs/acme', {}, 'no-store'],
  ['/orgs/acme/prompts.data', {}, 'no-store'],
  ['/orgs/acme/prompts.data', { 'sec-purpose': 'prefetch' }, 'private, max-age=5'],
  ['/api/trpc/me.get', { 'sec-purpose': 'prefetch' }, 'no-store'],
  ['/assets/root-abc.js', {}, null],
])('%s with %j is kept: %s', (path, headers, kept) => {
  expect(cachingOf(new Request(`${base}${path}`, { headers }))).toBe(kept);
});
