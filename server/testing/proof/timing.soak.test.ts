import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { type TestServer, testHttpServer } from '../http-server.ts';
import { makeOrg, type TestOrg } from '../org.ts';
import { callProcedure } from './call.ts';
import { fillOrg, type Things } from './fill-org.ts';

const pairs = 200;
const rounds = 3;
const differenceMs = 5;

const { services } = await openTestServices();
let server: TestServer;
let org: TestOrg;
let other: TestOrg;
let foreign: Things;
let cookie: string;

beforeAll(async () => {
  server = await testHttpServer(services);
  org = await makeOrg(services);
  other = await makeOrg(services, 'Other');
  foreign = await fillOrg(other, 'FOREIGN');
  ({ cookie } = await server.signIn(org.users.admin.id));
});
afterAll(async () => {
  await server.close();
});

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function timed(path: string, id: string, slug = org.slug): Promise<number> {
  const started = performance.now();
  const answer = await callProcedure(
    server.url,
    { path, kind: 'query', scope: 'org' },
    { slug, credentials: { cookie }, input: { id } },
  );
  expect(answer.status).toBe(404);
  return performance.now() - started;
}

/** Interleaved, so that whatever else the machine does falls on both alike. */
async function differenceOf(
  askTheirs: () => Promise<number>,
  askNone: () => Promise<number>,
): Promise<number> {
  const theirs: number[] = [];
  const none: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    theirs.push(await askTheirs());
    none.push(await askNone());
  }
  return Math.abs(median(theirs) - median(none));
}

describe('the time of an answer', () => {
  test.each(['prompt', 'scenario', 'suite', 'target', 'run'])(
    'doesn’t tell another organization’s %s from none',
    async (kind) => {
      const differences: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const path = `${kind}s.get`;
        const theirs = () => timed(path, foreign[kind] ?? '');
        differences.push(await differenceOf(theirs, () => timed(path, newId())));
      }
      expect(Math.min(...differences)).toBeLessThan(differenceMs);
    },
  );

  // Only one of the two is told to somebody, after the answer.
  test('doesn’t tell an organization one is not in from none', async () => {
    const differences: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const theirs = () => timed('prompts.get', newId(), other.slug);
      differences.push(await differenceOf(theirs, () => timed('prompts.get', newId(), 'no-such')));
    }
    expect(Math.min(...differences)).toBeLessThan(differenceMs);
  });
});
