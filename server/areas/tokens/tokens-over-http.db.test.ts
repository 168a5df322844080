import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestServer, testHttpServer } from '#server/testing/http-server.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';

const { services } = await openTestServices();
let server: TestServer;
let org: TestOrg;
let token: string;

beforeAll(async () => {
  server = await testHttpServer(services);
  org = await makeOrg(services);
  const expiresAt = new Date(Date.now() + 60 * 60_000);
  const scopes = ['prompts:*', 'members:*'];
  token = (await org.as('admin').tokens.create({ name: 'CI', scopes, expiresAt })).token;
});
afterAll(async () => {
  await server.close();
});

type Headers = Record<string, string>;

async function answerOf(response: Response) {
  const body = await response.json();
  const { reason = null } = body.error?.json.data ?? {};
  return { status: response.status, reason, data: body.result?.data.json ?? null };
}

async function read(path: string, headers: Headers, slug = org.slug) {
  const url = `${server.url}/api/orgs/${slug}/trpc/${path}?input=${encodeURIComponent('{"json":{}}')}`;
  return await answerOf(await fetch(url, { headers }));
}

async function write(path: string, input: unknown, headers: Headers) {
  const response = await fetch(`${server.url}/api/orgs/${org.slug}/trpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ json: input }),
  });
  return await answerOf(response);
}

const bearer = (text: string) => ({ authorization: `Bearer ${text}` });

it('a program reads and writes with its token, without a cookie and without an Origin', async () => {
  const made = await write('prompts.create', { name: 'By CI', content: 'x' }, bearer(token));
  expect(made).toMatchObject({ status: 200, data: { id: expect.any(String) } });
  const seen = await read('prompts.list', bearer(token));
  expect(seen).toMatchObject({ status: 200, data: { items: [{ name: 'By CI' }] } });
  const { items } = await org.as('admin').tokens.list({});
  expect(items[0]?.lastUsedIp).toMatch(/127\.0\.0\.1$/);
});

it('a page of another site can’t use a token either', async () => {
  const origin = { origin: 'https://evil.test', ...bearer(token) };
  const response = await fetch(`${server.url}/api/orgs/${org.slug}/trpc/prompts.create`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...origin },
    body: JSON.stringify({ json: { name: 'By evil', content: 'x' } }),
  });
  expect(response.status).toBe(403);
});

it('a cookie that comes with a token counts for nothing', async () => {
  const { cookie } = await server.signIn(org.users.admin.id);
  expect((await read('audit.list', { cookie })).status).toBe(200);
  expect(await read('audit.list', { cookie, ...bearer(token) })).toMatchObject({
    status: 403,
    reason: 'access.missing',
  });
  expect(await read('audit.list', { cookie, ...bearer('asy_wrong') })).toMatchObject({
    status: 401,
    reason: 'tokens.invalid',
  });
  const viewer = await server.signIn(org.users.viewer.id);
  const lifted = { cookie: viewer.cookie, ...bearer(token) };
  expect((await write('prompts.create', { name: 'Mixed', content: 'x' }, lifted)).status).toBe(200);
});

it('whatever is wrong with a token, the answer is the same', async () => {
  const admin = org.as('admin');
  const expiresAt = new Date(Date.now() + 60 * 60_000);
  const revoked = await admin.tokens.create({ name: 'Old', scopes: ['prompts:read'], expiresAt });
  await admin.tokens.revoke({ id: revoked.id });
  const other = await makeOrg(services, 'Other');
  const answers = [
    await read('prompts.list', bearer(revoked.token)),
    await read('prompts.list', bearer(`${token.slice(0, -1)}~`)),
    await read('prompts.list', bearer('asy_acme_x')),
    await read('prompts.list', bearer(token), other.slug),
    await read('prompts.list', bearer(token), 'no-such-org'),
  ];
  for (const answer of answers)
    expect(answer).toEqual({ status: 401, reason: 'tokens.invalid', data: null });
});

it('a token opens organizations alone, not an account', async () => {
  const response = await fetch(`${server.url}/api/trpc/orgs.list`, { headers: bearer(token) });
  expect(response.status).toBe(401);
});
