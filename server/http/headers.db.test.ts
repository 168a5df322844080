import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#server/postgres/open-database.ts';
import { inventory } from '#server/rpc/inventory.ts';
import type { OpenServices } from '#server/start/services.ts';
import { testDatabase } from '#server/testing/database.ts';
import { type TestServer, testHttpServer } from '#server/testing/http-server.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { testServices } from '#server/testing/services.ts';

let database: Database;
let services: OpenServices;
let server: TestServer;
let org: TestOrg;
let cookie: string;

beforeAll(async () => {
  database = await testDatabase();
  services = await testServices(database);
  server = await testHttpServer({ ...services, baseUrl: 'https://assay.test' });
  org = await makeOrg(services);
  cookie = (await server.signIn(org.users.viewer.id)).cookie;
});
afterAll(async () => {
  await server.close();
  await services.close();
  await database.stop();
});

const always: Record<string, RegExp> = {
  'content-security-policy':
    /script-src 'self' 'nonce-[A-Za-z0-9+/=]{24}' 'strict-dynamic'; style-src 'self' 'nonce-.*object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
  'strict-transport-security': /^max-age=31536000; includeSubDomains$/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^same-origin$/,
  'x-frame-options': /^DENY$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\)/,
  'x-request-id': /^[0-9a-f-]{36}$/,
  'cache-control': /^no-store$/,
};

/** Asks, and names what the answer lacks. */
async function faults(path: string, init: RequestInit = {}): Promise<string[]> {
  const response = await fetch(server.url + path, { ...init, redirect: 'manual' });
  await response.body?.cancel();
  const what = `${init.method ?? 'GET'} ${path} (${response.status})`;
  const missing = Object.entries(always).filter(
    ([name, value]) => !value.test(response.headers.get(name) ?? ''),
  );
  const slips = missing.map(([name]) => `${what}: ${name}`);
  const type = response.headers.get('content-type') ?? '';
  if (/^text\/(?!.*; charset=utf-8)/i.test(type)) slips.push(`${what}: ${type} without charset`);
  return response.status >= 500 ? [...slips, `${what}: failed`] : slips;
}

test('every procedure answers with every header, to anybody, by every method', async () => {
  const entries = inventory();
  expect(entries.length).toBeGreaterThan(30);
  const found: string[] = [];
  for (const { scope, path } of entries) {
    const at = scope === 'org' ? `/api/orgs/${org.slug}/trpc/${path}` : `/api/trpc/${path}`;
    const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
    const signed = { headers: { ...post.headers, cookie } };
    const answers = await Promise.all([
      faults(at),
      faults(at, signed),
      faults(at, post),
      faults(at, { method: 'HEAD' }),
      faults(at, { method: 'DELETE' }),
      faults(at, { method: 'OPTIONS' }),
    ]);
    found.push(...answers.flat());
  }
  expect(found).toEqual([]);
});

test.each([
  '/health/live',
  '/health/ready',
  '/metrics',
  '/favicon.ico',
  '/api/nothing',
  '/api/auth/nothing',
  '/api/auth/get-session',
  '/no/such/page',
  '/api/orgs/nobody/trpc/no.such',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/%ff',
  '//evil.test',
])('%s answers with every header', async (path) => {
  expect(await faults(path)).toEqual([]);
});
