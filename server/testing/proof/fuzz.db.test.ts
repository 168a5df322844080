import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type InventoryEntry, inventory } from '#server/rpc/inventory.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { type TestServer, testHttpServer } from '../http-server.ts';
import { makeOrg, type TestOrg } from '../org.ts';
import { fillOrg } from './fill-org.ts';
import { fuzzOf } from './hostile.ts';
import { type JsonSchema, readJsonSchema } from './json-schema.ts';

// Of each procedure; `npm run test:soak` asks for many more.
const inputsEach = Number(import.meta.env.FUZZ_INPUTS ?? 60);
const batch = 10;

const { services } = await openTestServices();
let server: TestServer;
let org: TestOrg;
let cookie: string;
let ids: string[];

beforeAll(async () => {
  server = await testHttpServer(services);
  org = await makeOrg(services);
  ids = Object.values(await fillOrg(org, 'FUZZ'));
  ({ cookie } = await server.signIn(org.users.admin.id));
});
afterAll(async () => {
  await server.close();
});

/** Ends what goes on with: left alone, so that what follows still finds a door to knock at. */
const leftAlone = new Set(['members.leave', 'org.delete', 'members.remove', 'instance.setActive']);
const asked = inventory().filter(
  ({ path, kind, input }) => input !== null && kind !== 'subscription' && !leftAlone.has(path),
);

/** Words that only a server that fell over says. */
const insides = /\bat \S+ \(|node_modules|\.ts:\d|prisma|\bselect\b.+\bfrom\b|postgres|ECONN/i;

/** Several inputs for one procedure in a request, each answered by itself. */
async function ask({ path, scope }: InventoryEntry, inputs: readonly unknown[]) {
  const base =
    scope === 'org' ? `${server.url}/api/orgs/${org.slug}/trpc` : `${server.url}/api/trpc`;
  const paths = inputs.map(() => path).join(',');
  const body = Object.fromEntries(inputs.map((input, index) => [index, { json: input }] as const));
  const response = await fetch(`${base}/${paths}?batch=1`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

/** Statuses of the answers that a batch holds; of a request that was refused whole, its own. */
function statusesOf({ status, text }: { status: number; text: string }): number[] {
  return [status, ...[...text.matchAll(/"httpStatus":(\d{3})/g)].map(([, code]) => Number(code))];
}

describe('whatever is sent', () => {
  test.each(asked.map((procedure) => [procedure.path, procedure] as const))(
    '%s answers, and never falls over',
    async (_, procedure) => {
      const schema = readJsonSchema(procedure.input) ?? ({} as JsonSchema);
      await fc.assert(
        fc.asyncProperty(
          fc.array(fuzzOf(schema, ids), { minLength: batch, maxLength: batch }),
          async (inputs) => {
            const answer = await ask(procedure, inputs);
            expect(Math.max(...statusesOf(answer)), answer.text).toBeLessThan(500);
            expect(answer.text).not.toMatch(insides);
          },
        ),
        { numRuns: Math.ceil(inputsEach / batch), endOnFailure: true },
      );
    },
  );

  test('leaves the server as it was', async () => {
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(await org.as('admin').org.get()).toMatchObject({ slug: org.slug });
  });
});
