import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { withClient } from '#server/postgres/with-client.ts';
import { type TestServer, testHttpServer } from '#server/testing/http-server.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';

const lines: string[] = [];
const { db, services } = await openTestServices({ out: { write: (line) => lines.push(line) } });
let server: TestServer;
beforeAll(async () => {
  server = await testHttpServer(services);
});
afterAll(async () => {
  await server.close();
});

it('what breaks inside an account endpoint is told like every fault of ours, and in our log alone', async () => {
  const printed = vi.spyOn(console, 'error');
  await withClient(db.config('owner'), (client) =>
    client.query('alter table "user" rename to "user_elsewhere"'),
  );
  const response = await fetch(`${server.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: services.baseUrl },
    body: JSON.stringify({ email: 'ada@acme.test', password: 'a secret of hers' }),
  });
  const requestId = response.headers.get('x-request-id') ?? '';
  expect(response.status).toBe(500);
  expect(await response.json()).toMatchObject({
    reason: 'http.internal_server_error',
    requestId,
  });
  expect(lines.filter((line) => line.includes(requestId))).toHaveLength(1);
  expect(printed).not.toHaveBeenCalled();
});
