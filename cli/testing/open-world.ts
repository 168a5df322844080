import { afterAll } from 'vitest';
import { areas } from '#server/areas/index.ts';
import { startWorker } from '#server/queue/index.ts';
import { testHttpServer } from '#server/testing/http-server.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { buildCli } from './built-cli.ts';

/** A server over HTTP with its worker, an organization, and the command line with a token for it. */
export async function openWorld() {
  const { db, services } = await openTestServices({ outboundAllow: '127.0.0.1' });
  const queueConfig = db.config('queue');
  const worker = await startWorker({
    queueConfig,
    services,
    areas,
    concurrency: 8,
    log: services.log,
  });
  const server = await testHttpServer(services);
  const org = await makeOrg(services);
  const token = await makeToken(org, ['*:*']);
  const cli = await buildCli({ ASSAY_URL: server.url, ASSAY_ORG: org.slug, ASSAY_TOKEN: token });
  afterAll(async () => {
    cli.remove();
    await server.close();
    await worker.stop();
  });
  return { db, services, server, org, token, cli };
}

/** An API token of the administrator that may do so much. */
export async function makeToken(org: TestOrg, scopes: string[]): Promise<string> {
  const expiresAt = new Date(Date.now() + 60 * 60_000);
  return (await org.as('admin').tokens.create({ name: 'CI', scopes, expiresAt })).token;
}

type Turns = Parameters<ReturnType<TestOrg['as']>['scenarios']['create']>[0]['turns'];

export const say = (userText: string) => ({ kind: 'USER' as const, userText });
export const passes = {
  kind: 'EXPECT' as const,
  expectations: [{ kind: 'REGEX' as const, pattern: '.' }],
};
export const fails = {
  kind: 'EXPECT' as const,
  expectations: [{ kind: 'MUST_CONTAIN' as const, values: ['unfindable'] }],
};
/** There is no judge in these organizations. */
export const errors = {
  kind: 'EXPECT' as const,
  expectations: [{ kind: 'SEMANTIC_ASSERT' as const, rubric: 'Is kind.' }],
};

/** A suite of scenarios with these turns, against a demo target of its own. */
export async function addSuite(
  org: TestOrg,
  name: string,
  scenarios: Readonly<Record<string, Turns>>,
  { latencyMs = 0 } = {},
): Promise<{ suiteId: string; scenarioIds: string[] }> {
  const api = org.as('editor');
  const target = await api.targets.create({
    kind: 'DEMO',
    name: `${name} shop`,
    concurrency: 4,
    config: { latencyMs },
  });
  const scenarioIds: string[] = [];
  for (const [title, turns] of Object.entries(scenarios)) {
    scenarioIds.push((await api.scenarios.create({ name: title, turns })).id);
  }
  const { id: suiteId } = await api.suites.create({ name, scenarioIds, targetIds: [target.id] });
  return { suiteId, scenarioIds };
}
