import { createTRPCClient, httpBatchLink } from '@trpc/client';
import superjson from 'superjson';
import { afterAll, expect, it } from 'vitest';
import type { OrgRouter } from '#server/rpc/app-router.ts';
import { testHttpServer } from '#server/testing/http-server.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { demoEmail, makeDemo } from './demo.ts';

const { services } = await openTestServices();
const server = await testHttpServer(services);
afterAll(() => server.close());

it('the demo organization holds the examples, and the demo person started a run of each suite', async () => {
  const parts = { auth: server.auth, services };
  expect(await makeDemo(parts, null)).toMatch(/^[\w-]{16}$/);
  expect(await makeDemo(parts, null)).toBeNull();
  const { prisma } = services.accounts;
  const { id } = await prisma.user.findUniqueOrThrow({ where: { email: demoEmail } });
  const { slug } = await prisma.organization.findFirstOrThrow({ where: { isDemo: true } });
  const { cookie } = await server.signIn(id);
  const url = `${server.url}/api/orgs/${slug}/trpc`;
  const api = createTRPCClient<OrgRouter>({
    links: [httpBatchLink({ url, transformer: superjson, headers: { cookie } })],
  });
  const { items } = await api.runs.list.query({});
  expect(items.map(({ suiteName, startedBy }) => [suiteName, startedBy])).toEqual([
    ['Support basics', 'Demo'],
    ['Everything about orders', 'Demo'],
  ]);
  expect((await api.environments.list.query()).map(({ name }) => name)).toEqual(['staging']);
});
