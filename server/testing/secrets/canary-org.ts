import { randomBytes } from 'node:crypto';
import { exportLog } from '#server/areas/audit/export-log.ts';
import { newId } from '#server/core/ids.ts';
import type { Services } from '#server/core/services.ts';
import { echoEncodings, endpointEchoes, modelEchoes } from '../doubles/echo-double.ts';
import { makeOrg, type TestOrg } from '../org.ts';
import { followRun } from '../runs/follow-run.ts';
import { manyScenarios } from '../runs/make-suite.ts';

const targetsEach = 8;
const providers = ['OPENAI', 'OPENAI_COMPATIBLE'] as const;

/** How every canary begins, so that one search finds any of them. */
export const canaryMark = `CNRY${randomBytes(8).toString('hex')}`;

// Marks that each encoding writes in its own way.
const newCanary = () => `"/+${canaryMark}${randomBytes(8).toString('hex')}&=`;
const newKey = () => `sk-${newCanary()}\\x`;
const newHeader = () => `Bearer ${newCanary()} \\x`;

/** An organization whose secrets are canaries, all sent to a service that tells them. */
export type CanaryOrg = {
  org: TestOrg;
  services: Services;
  /** Where the service is. */
  url: string;
  targets: { id: string; name: string }[];
  suiteIds: string[];
};

const anyOf = <T>(list: readonly T[], pick: number): T => {
  const found = list[pick % list.length];
  if (found === undefined) throw new Error('There is nothing to pick from.');
  return found;
};

const httpTarget = (url: string, name: string) => ({
  kind: 'HTTP' as const,
  name,
  config: { url: `${url}/${name}`, secretHeaderName: 'Authorization' },
});
const endpointName = (pick: number) =>
  `${anyOf(Object.keys(endpointEchoes), pick)}/${anyOf(Object.keys(echoEncodings), pick >> 4)}`;
const setKey = ({ org, url }: CanaryOrg, pick: number) =>
  org.as('admin').apiKeys.set({
    provider: anyOf(providers, pick),
    key: newKey(),
    baseUrl: `${url}/v1`,
  });

/** Makes one with ten secrets: two keys, and the secret headers of eight endpoints. */
export async function makeCanaryOrg(
  services: Services,
  url: string,
  index: number,
): Promise<CanaryOrg> {
  const org = await makeOrg(services, `Org ${index}`);
  const one: CanaryOrg = { org, services, url, targets: [], suiteIds: [] };
  for (const pick of providers.keys()) await setKey(one, pick);
  for (let n = 0; n < targetsEach; n += 1) {
    const name = endpointName(index * 100 + n * 7);
    const made = { ...httpTarget(url, name), secretHeaderValue: newHeader() };
    one.targets.push({ id: (await org.as('editor').targets.create(made)).id, name });
  }
  for (const provider of providers) {
    const model = `${anyOf(Object.keys(modelEchoes), index)}-${anyOf(Object.keys(echoEncodings), index)}`;
    const config = { provider, model };
    const made = { kind: 'MODEL' as const, name: `${provider} ${model}`, config, promptId: null };
    one.targets.push({ id: (await org.as('editor').targets.create(made)).id, name: '' });
  }
  const { scenarios, suites } = org.as('editor');
  const [turns = []] = manyScenarios(1);
  const { id } = await scenarios.create({ name: 'Hello', turns });
  for (const from of [0, 3, 6]) {
    const targetIds = one.targets.slice(from, from + 4).map((target) => target.id);
    const suite = { name: `Suite ${from}`, scenarioIds: [id], targetIds };
    one.suiteIds.push((await suites.create(suite)).id);
  }
  return one;
}

/** What may happen in one, chosen by a number; each gives all that was answered. */
export const canarySteps: Readonly<
  Record<string, (one: CanaryOrg, pick: number) => Promise<unknown>>
> = {
  'a new key': setKey,
  'a key with a mistake': ({ org }, pick) =>
    org.as('admin').apiKeys.set({
      provider: anyOf(providers, pick),
      key: `${newKey()} \u0000`,
      baseUrl: pick % 2 ? 'http://10.0.0.1/v1' : 'no address',
    }),
  'a key tried': ({ org }, pick) =>
    org.as('admin').apiKeys.test({ provider: anyOf(providers, pick) }),
  'a key shut and opened': async ({ org }, pick) => {
    const provider = anyOf(providers, pick);
    const { apiKeys } = org.as('admin');
    return [await apiKeys.deactivate({ provider }), await apiKeys.activate({ provider })];
  },
  'a new secret header': async ({ org, url, targets }, pick) => {
    const target = anyOf(targets.slice(0, targetsEach), pick);
    const secretHeaderValue = newHeader();
    const api = org.as('editor').targets;
    const { version: baseVersion } = await api.get({ id: target.id });
    const update = { id: target.id, baseVersion, ...httpTarget(url, target.name) };
    return await api.update({ ...update, secretHeaderValue });
  },
  'another address without the secret': async ({ org, url, targets }, pick) => {
    const { id, name } = anyOf(targets.slice(0, targetsEach), pick);
    const { config } = httpTarget(url, name);
    const moved = { ...config, url: `${url.replace('127.0.0.1', 'localhost')}/${name}` };
    const api = org.as('editor').targets;
    const { version: baseVersion } = await api.get({ id });
    return await api.update({ id, baseVersion, kind: 'HTTP', name, config: moved });
  },
  'a target tried': ({ org, targets }, pick) =>
    org.as('editor').targets.test({ id: anyOf(targets, pick).id }),
  'a target twice': async ({ org, targets }, pick) => {
    const api = org.as('editor').targets;
    const { id } = anyOf(targets, pick);
    const copy = await api.duplicate({ id });
    const answers = [copy, await api.get({ id: copy.id }), await api.test({ id: copy.id })];
    return [...answers, await api.delete({ id: copy.id })];
  },
  'a run': async ({ org, suiteIds }, pick) => {
    const { runs } = org.as('operator');
    const suiteId = anyOf(suiteIds, pick);
    const { id: runId } = await runs.start({ suiteId, idempotencyKey: newId() });
    const answers: unknown[] = [];
    for await (const event of followRun(org, runId)) answers.push(event);
    const { items } = await runs.items({ runId });
    for (const { id } of items) answers.push(await runs.item({ itemId: id }));
    return [...answers, items, await runs.export({ runId }), await runs.list({})];
  },
  'the log as a file': async ({ org, services }, pick) => {
    const format = anyOf(['csv', 'jsonl'] as const, pick);
    return await (await exportLog({ services, open: org.open }, { format })).text();
  },
  'all lists': async ({ org }) => {
    const api = org.as('admin');
    return [
      await api.apiKeys.list(),
      await api.targets.list({ limit: 200 }),
      await api.audit.list({ limit: 200 }),
      await api.suites.list({}),
    ];
  },
};
