import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#server/postgres/open-database.ts';
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
  server = await testHttpServer(services);
  org = await makeOrg(services);
  cookie = (await server.signIn(org.users.admin.id)).cookie;
});
afterAll(async () => {
  await server.close();
  await services.close();
  await database.stop();
});

type Refused = { message?: string; reason?: string; error?: { json: { message: string } } };

async function ask(path: string, init: RequestInit = {}) {
  const response = await fetch(`${server.url}/api/orgs/${org.slug}/trpc/${path}`, {
    ...init,
    headers: { cookie, ...init.headers },
  });
  const text = await response.text();
  const answer = JSON.parse(text) as Refused | Refused[];
  const first = Array.isArray(answer) ? answer[0] : answer;
  return { status: response.status, message: first?.error?.json.message, reason: first?.reason };
}

const json = { 'content-type': 'application/json' };
const inputOf = (value: unknown) => encodeURIComponent(JSON.stringify({ json: value }));
const variable = (key: string) => JSON.stringify({ json: { key, value: 'x', description: '' } });

async function names(): Promise<string[]> {
  return (await org.as('viewer').variables.list({})).items.map(({ key }) => key);
}

describe('a request', () => {
  test('of more than a megabyte is refused in words, declared or not', async () => {
    const body = JSON.stringify({ json: { name: 'x'.repeat(1024 * 1024) } });
    const told = { status: 413, message: 'The request is larger than 1 MB.' };
    const declared = await ask('variables.create', { method: 'POST', headers: json, body });
    expect(declared).toMatchObject(told);
    const stream = new Blob([body]).stream();
    const init = { method: 'POST', headers: json, body: stream, duplex: 'half' } as RequestInit;
    expect(await ask('variables.create', init)).toMatchObject(told);
  });

  test.each([
    ['nested 65 deep', `${'{"json":'.repeat(65)}1${'}'.repeat(65)}`, /deeper than 64 levels/],
    ['with 50,001 values', `[${'1,'.repeat(50_000)}1]`, /more than 50,000 values/],
  ])('%s is refused before it is read', async (_, body, words) => {
    const written = await ask('variables.create', { method: 'POST', headers: json, body });
    expect(written).toMatchObject({ status: 400, reason: 'request.tooComplex' });
    expect(written.message).toMatch(words);
  });

  test('that nests too deep in its address is refused as well', async () => {
    const input = encodeURIComponent('['.repeat(65) + ']'.repeat(65));
    expect(await ask(`variables.list?input=${input}`)).toMatchObject({ status: 400 });
  });

  test('with more than ten calls is refused, with ten answered', async () => {
    const batch = (count: number) =>
      ask(`${Array(count).fill('variables.list').join(',')}?batch=1&input=%7B%7D`);
    expect((await batch(10)).status).not.toBe(413);
    const refused = await batch(11);
    expect(refused.status).toBe(400);
    expect(refused.message).toMatch(/at most 10 calls in one batch, not 11/);
  });

  test('that is no JSON is refused', async () => {
    const body = '{"json":';
    const { status } = await ask('variables.create', { method: 'POST', headers: json, body });
    expect(status).toBe(400);
  });
});

describe('a write', () => {
  const form = () => {
    const data = new FormData();
    data.set('name', 'BY_FORM');
    return data;
  };

  test('passes from our own pages and from programs', async () => {
    const origin = server.url;
    for (const [name, headers] of [
      ['by_page', { origin, 'sec-fetch-site': 'same-origin' }],
      ['by_program', {}],
    ] as const) {
      const init = { method: 'POST', headers: { ...json, ...headers }, body: variable(name) };
      expect((await ask('variables.create', init)).status).toBe(200);
      expect(await names()).toContain(name);
    }
  });

  test.each([
    ['another origin', { origin: 'https://evil.test' }],
    ['a page without an origin', { origin: 'null' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { 'sec-fetch-site': 'same-site' }],
    ['another site that claims our origin', { 'sec-fetch-site': 'cross-site', origin: 'SELF' }],
  ])('from %s is refused, as JSON, as a form and as text', async (_, headers) => {
    const from = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace('SELF', server.url)]),
    );
    const before = await names();
    for (const init of [
      { body: variable('foreign'), headers: { ...from, ...json } },
      { body: variable('foreign'), headers: { ...from, 'content-type': 'text/plain' } },
      { body: form(), headers: from },
    ]) {
      const refused = await ask('variables.create', { method: 'POST', ...init });
      expect(refused).toMatchObject({ status: 403, reason: 'request.foreign' });
    }
    expect(await names()).toEqual(before);
  });

  test.each([
    ['a form', () => ({ body: form() })],
    ['text', () => ({ body: variable('X'), headers: { 'content-type': 'text/plain' } })],
    ['bytes', () => ({ body: new Uint8Array(8) })],
  ])('as %s is refused even from our own page', async (_, init) => {
    const own = init();
    const headers = { ...('headers' in own ? own.headers : {}), origin: server.url };
    const refused = await ask('variables.create', { method: 'POST', ...own, headers });
    expect(refused).toMatchObject({ status: 415, reason: 'request.notJson' });
  });

  test.each([
    ['GET', {}],
    ['GET', { 'x-http-method-override': 'POST' }],
    ['GET', { 'trpc-method-override': 'POST' }],
    ['PUT', {}],
    ['DELETE', {}],
    ['PATCH', {}],
  ])('by %s with %j changes nothing', async (method, headers) => {
    const before = await names();
    const input = inputOf({ key: 'by_read', value: 'x', description: '' });
    const { status } = await ask(`variables.create?input=${input}&_method=POST`, {
      method,
      headers,
    });
    expect(status).toBe(405);
    expect(await names()).toEqual(before);
  });

  test('a read may come as a POST, for what is too long for an address', async () => {
    const body = JSON.stringify({ json: {} });
    const read = await ask('variables.list', { method: 'POST', headers: json, body });
    expect(read.status).toBe(200);
  });
});
