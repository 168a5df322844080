import { readdirSync } from 'node:fs';
import net from 'node:net';
import { newId } from '#server/core/ids.ts';
import { pageRoutes } from './fixtures/page-routes.ts';
import { password } from './fixtures/people.ts';
import { exchange, makeDemoTarget, makeSuite } from './fixtures/suites.ts';
import { expect, test } from './fixtures/test.ts';

/** What every answer says, whatever it is; the nonce of the scripts differs each time. */
const always: Record<string, string | RegExp> = {
  'content-security-policy':
    /^default-src 'self'; script-src 'self' 'nonce-[A-Za-z0-9+/=]{24}' 'strict-dynamic'; style-src 'self' 'nonce-[A-Za-z0-9+/=]{24}'; style-src-attr 'unsafe-inline'; .*object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^same-origin$/,
  'x-frame-options': /^DENY$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\), microphone=\(\), geolocation=\(\)/,
  'x-request-id': /^[0-9a-f-]{36}$/,
};

type Answer = { what: string; status: number; path: string; init?: RequestInit };

test('every kind of answer carries the security headers, and none but built files is kept', async ({
  org,
  url,
}) => {
  const { api, slug, admin } = org;
  const targetId = await makeDemoTarget(api);
  const scenarios = { Hours: exchange('When are you open?', 'Monday') };
  const suite = await makeSuite(api, { name: 'Smoke', scenarios, targetIds: [targetId] });
  const run = await api.runs.start.mutate({ suiteId: suite.id, idempotencyKey: newId() });
  const page = await (await fetch(`${url}/sign-in`)).text();
  const asset = /\/assets\/[\w.$+-]+\.js/.exec(page)?.[0] ?? '';
  const json = { 'content-type': 'application/json', origin: url };
  const own = { headers: { cookie: admin.cookie } };
  const rpc = `/api/orgs/${slug}/trpc`;
  const input = (value: unknown) => `input=${encodeURIComponent(JSON.stringify({ json: value }))}`;
  const wrong = JSON.stringify({ email: 'nobody@people.test', password });
  const answers: Answer[] = [
    { what: 'page', status: 200, path: '/sign-in' },
    { what: 'page of an organization', status: 200, path: `/orgs/${slug}`, init: own },
    { what: 'data of a page', status: 200, path: `/orgs/${slug}/prompts.data`, init: own },
    { what: 'redirect', status: 302, path: '/' },
    { what: 'redirect to sign-in', status: 302, path: `/orgs/${slug}/prompts` },
    { what: 'page that is not there', status: 404, path: '/no/such/page' },
    { what: 'thing that is not there', status: 404, path: `/orgs/${slug}/runs/x`, init: own },
    { what: 'API answer', status: 200, path: `${rpc}/prompts.list?${input({})}`, init: own },
    { what: 'API refusal', status: 401, path: `${rpc}/prompts.list?${input({})}` },
    { what: 'API error', status: 404, path: `${rpc}/no.such`, init: own },
    { what: 'bad input', status: 400, path: `${rpc}/prompts.get?${input({ id: 1 })}`, init: own },
    { what: 'endpoint that is not there', status: 404, path: '/api/nothing' },
    {
      what: 'refused sign-in',
      status: 401,
      path: '/api/auth/sign-in/email',
      init: { method: 'POST', headers: json, body: wrong },
    },
    {
      what: 'write from another site',
      status: 403,
      path: '/api/auth/sign-in/email',
      init: { method: 'POST', headers: { ...json, origin: 'https://evil.test' }, body: wrong },
    },
    { what: 'built file', status: 200, path: asset },
    { what: 'built file that is not there', status: 404, path: '/assets/none.js' },
    { what: 'icon', status: 200, path: '/favicon.svg' },
    {
      what: 'stream',
      status: 200,
      path: `${rpc}/runs.watch?${input({ runId: run.id })}`,
      init: { headers: { ...own.headers, accept: 'text/event-stream' } },
    },
    { what: 'health', status: 200, path: '/health/live' },
    { what: 'readiness', status: 200, path: '/health/ready' },
    { what: 'metrics', status: 200, path: '/metrics' },
    {
      what: 'too large a request',
      status: 413,
      path: '/api/trpc/orgs.create',
      init: { method: 'POST', headers: json, body: 'x'.repeat(1024 * 1024 + 1) },
    },
  ];
  for (const { what, status, path, init } of answers) {
    await test.step(what, async () => {
      const response = await fetch(url + path, { ...init, redirect: 'manual' });
      expect(response.status).toBe(status);
      for (const [name, value] of Object.entries(always)) {
        expect(response.headers.get(name) ?? 'absent', `${what}: ${name}`).toMatch(value);
      }
      const kept = path === asset ? 'public, max-age=31536000, immutable' : 'no-store';
      expect(response.headers.get('cache-control'), `${what}: cache-control`).toBe(kept);
      expect(response.headers.get('x-powered-by')).toBeNull();
      await response.body?.cancel();
    });
  }
});

test('every page and every built file carries them, for visitors and for members', async ({
  org,
  url,
}) => {
  const pages = (await pageRoutes()).map((page) =>
    page.replace(':org', org.slug).replace(/:\w+/g, newId()).replace('*', 'nowhere'),
  );
  const files = readdirSync('build/client', { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => `${file.parentPath}/${file.name}`.replace('build/client', ''));
  expect(pages.length).toBeGreaterThan(15);
  expect(files.length).toBeGreaterThan(15);
  const missing: string[] = [];
  const look = async (path: string, headers: Record<string, string>) => {
    const response = await fetch(url + path, { headers, redirect: 'manual' });
    await response.body?.cancel();
    const lacks = Object.entries(always).filter(
      ([name, value]) => !(response.headers.get(name) ?? '').match(value),
    );
    for (const [name] of lacks) missing.push(`${path} (${response.status}): ${name}`);
    const isFailure = response.status >= 500;
    if (isFailure) missing.push(`${path}: ${response.status}`);
  };
  for (const path of [...pages, ...pages.map((page) => `${page}.data`), ...files]) {
    await look(path, {});
    await look(path, { cookie: org.admin.cookie });
  }
  expect(missing).toEqual([]);
});

test('what is no HTTP at all is answered with them, too', async ({ url }) => {
  const { port } = new URL(url);
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = net.connect(Number(port), 'localhost', () => socket.write('nonsense\r\n\r\n'));
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(text));
  });
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer).toMatch(/content-security-policy: default-src 'none'; .*frame-ancestors 'none'/);
  expect(answer).toMatch(/x-content-type-options: nosniff/);
  expect(answer).toMatch(/cache-control: no-store/);
});

test('styles run only with the page’s nonce, also those a script makes', async ({
  browser,
  url,
}) => {
  // A page of its own: in those of the stories a refused style is a failure.
  const page = await browser.newPage();
  await page.goto(`${url}/sign-in`);
  const applied = await page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = 'body { outline-width: 7px }';
    document.head.append(style);
    return getComputedStyle(document.body).outlineWidth;
  });
  expect(applied).not.toBe('7px');
  await page.close();
});

test('a nonce is never used twice', async ({ url }) => {
  const policies = await Promise.all(
    Array.from({ length: 5 }, async () => (await fetch(`${url}/sign-in`)).headers),
  );
  const nonces = policies.map((one) =>
    /'nonce-([^']+)'/.exec(one.get('content-security-policy') ?? ''),
  );
  expect(new Set(nonces.map((nonce) => nonce?.[1])).size).toBe(5);
});

test('the session lives in a cookie that scripts can’t read and other sites can’t send along', async ({
  url,
  org,
  visitor,
}) => {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: org.admin.email, password }),
  });
  const cookies = response.headers.getSetCookie();
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=Lax/i);
    expect(cookie).toMatch(/; Path=\//i);
  }
  const [value = ''] = cookies.map((cookie) => /=([^;]+)/.exec(cookie)?.[1] ?? '');
  const token = decodeURIComponent(value).split('.')[0] ?? '';
  expect(token.length).toBeGreaterThan(20);
  expect(await response.text()).not.toContain(token);

  const page = await visitor();
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(org.admin.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/orgs/${org.slug}$`));
  const kept = await page.context().cookies();
  const session = kept.filter(({ name }) => /session/.test(name));
  expect(session.map(({ httpOnly, sameSite }) => ({ httpOnly, sameSite }))).toEqual([
    { httpOnly: true, sameSite: 'Lax' },
  ]);
  expect(await page.evaluate(() => document.cookie)).not.toMatch(/session/);
});
