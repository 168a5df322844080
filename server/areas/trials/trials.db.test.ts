import { createTRPCClient, httpBatchStreamLink } from '@trpc/client';
import superjson from 'superjson';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import type { OrgRouter } from '#server/rpc/app-router.ts';
import type { Double } from '#server/testing/doubles/loopback-server.ts';
import { startOpenAiDouble } from '#server/testing/doubles/openai-double.ts';
import { type TestServer, testHttpServer } from '#server/testing/http-server.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';
import type { TrialEvent } from './ask-target.ts';

const apiKey = 'sk-test-0123456789abcdef';
const { services } = await openTestServices({ outboundAllow: '127.0.0.1' });
let double: Double;
let server: TestServer;
let org: TestOrg;

beforeAll(async () => {
  double = await startOpenAiDouble();
  server = await testHttpServer(services);
});
afterAll(async () => {
  await server.close();
  await double.close();
});
beforeEach(async () => {
  org = await makeOrg(services);
  const baseUrl = `${double.url}/v1`;
  await org.as('admin').apiKeys.set({ provider: 'OPENAI_COMPATIBLE', key: apiKey, baseUrl });
});

async function addModel(model: string, content: string | null = null): Promise<string> {
  const api = org.as('editor');
  const prompt = content === null ? null : await api.prompts.create({ name: model, content });
  const config = { provider: 'OPENAI_COMPATIBLE' as const, model, timeoutMs: 5_000 };
  const target = { kind: 'MODEL' as const, name: model, promptId: prompt?.id ?? null, config };
  return (await api.targets.create(target)).id;
}

async function addDemo(): Promise<string> {
  const target = { kind: 'DEMO' as const, name: 'Demo', config: { latencyMs: 0 } };
  return (await org.as('editor').targets.create(target)).id;
}

/** What comes of asking over the wire, as a browser asks. */
async function browser(role: 'editor' | 'viewer', of: TestOrg = org) {
  const { cookie } = await server.signIn(of.users[role].id);
  return createTRPCClient<OrgRouter>({
    links: [
      httpBatchStreamLink({
        url: `${server.url}/api/orgs/${of.slug}/trpc`,
        transformer: superjson,
        headers: { cookie, origin: services.baseUrl },
      }),
    ],
  });
}

const says = (text: string) => [{ role: 'user' as const, text }];

async function eventsOf(asked: Promise<AsyncIterable<TrialEvent>>): Promise<TrialEvent[]> {
  const events: TrialEvent[] = [];
  for await (const event of await asked) events.push(event);
  return events;
}

describe('asking a target', () => {
  it('streams the reply over the wire, then its measures, and is written to the log', async () => {
    const targetId = await addModel('fine', 'Be brief.');
    const { trials } = await browser('editor');
    const events = await eventsOf(trials.ask.mutate({ targetId, messages: says('Hello there') }));
    const pieces = events.flatMap((event) => (event.kind === 'text' ? [event.text] : []));
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join('')).toBe('You said: Hello there');
    expect(events.at(-1)).toMatchObject({
      kind: 'reply',
      text: 'You said: Hello there',
      inputTokens: 5,
      outputTokens: 6,
      costMicroUsd: null,
    });
    const { items } = await org.as('admin').audit.list({ action: 'target.asked' });
    expect(items).toMatchObject([{ resourceKind: 'target', resourceName: 'fine' }]);
  });

  it('tells the prompt of the editor instead of its own, with values of its own', async () => {
    const targetId = await addModel('fine', 'Be brief.');
    await org.as('editor').variables.create({ key: 'shop', value: 'Lindenhof' });
    await eventsOf(
      org.as('editor').trials.ask({
        targetId,
        prompt: [
          { role: 'SYSTEM', text: 'You work for {{shop}}.' },
          { role: 'USER', text: 'My tier is {{tier}}.' },
        ],
        variables: { tier: 'gold' },
        messages: says('Hi'),
      }),
    );
    const sent: unknown = JSON.parse(double.requests.at(-1)?.body ?? '');
    expect(sent).toMatchObject({
      messages: [
        { role: 'system', content: 'You work for Lindenhof.' },
        { role: 'user', content: 'My tier is gold.' },
        { role: 'user', content: 'Hi' },
      ],
    });
  });

  it('fills in the values of the environment, below those it is given', async () => {
    const api = org.as('editor');
    const targetId = await addModel('fine', null);
    const staging = (await api.environments.create({ name: 'staging' })).id;
    for (const [key, value] of [
      ['shop', 'Lindenhof'],
      ['tier', 'gold'],
      ['city', 'Basel'],
    ] as const) {
      const overrides = key === 'city' ? [] : [{ environmentId: staging, value: `Staged ${key}` }];
      await api.variables.create({ key, value, overrides });
    }
    const told = async (environmentId: string | null) => {
      const prompt = '{{shop}}, {{tier}}, {{city}}';
      const variables = { tier: 'silver' };
      const ask = { targetId, prompt, environmentId, variables, messages: says('Hi') };
      await eventsOf(org.as('editor').trials.ask(ask));
      const sent: unknown = JSON.parse(double.requests.at(-1)?.body ?? '');
      return sent;
    };
    const system = (content: string) => ({ messages: [{ role: 'system', content }, {}] });
    expect(await told(staging)).toMatchObject(system('Staged shop, silver, Basel'));
    expect(await told(null)).toMatchObject(system('Lindenhof, silver, Basel'));
  });

  it('knows no environment but the organization’s own', async () => {
    const other = await makeOrg(services, 'Other');
    const foreign = await other.as('editor').environments.create({ name: 'staging' });
    const targetId = await addDemo();
    for (const environmentId of [foreign.id, newId()]) {
      const ask = { targetId, environmentId, messages: says('Hi') };
      const refused = await refusal(org.as('editor').trials.ask(ask));
      expect(refused).toMatchObject({ code: 'NOT_FOUND', reason: 'environments.notFound' });
    }
  });

  it('says what is wrong: a variable there is not, a model that fails', async () => {
    const api = org.as('editor').trials;
    const targetId = await addDemo();
    const [unfilled] = await eventsOf(
      api.ask({ targetId, prompt: 'Hello {{nobody}}', messages: says('Hi') }),
    );
    expect(unfilled).toEqual({
      kind: 'failed',
      reason: 'target.prompt',
      problem: 'The prompt can’t be filled in: There is no variable nobody.',
    });
    const failing = await addModel('fail-unauthorized');
    const events = await eventsOf(api.ask({ targetId: failing, messages: says('Hi') }));
    expect(events).toMatchObject([{ kind: 'failed', reason: 'assistant.unauthorized' }]);
  });

  it('never tells the key, however the model cuts it', async () => {
    const targetId = await addModel('fine');
    const events = await eventsOf(
      org.as('editor').trials.ask({ targetId, messages: says(`It is ${apiKey}, is it?`) }),
    );
    const heard = events.map((event) => ('text' in event ? event.text : '')).join('');
    expect(heard).not.toContain(apiKey);
    expect(heard).not.toContain(apiKey.slice(0, 12));
    expect(events.at(-1)).toMatchObject({ text: 'You said: It is [removed], is it?' });
  });

  it('hangs up on the model when nobody listens any more', async () => {
    const targetId = await addModel('fail-hang');
    const leaving = new AbortController();
    const { trials } = await browser('editor');
    const asked = trials.ask.mutate({ targetId, messages: says('Hi') }, { signal: leaving.signal });
    const listening = eventsOf(asked).catch((error: unknown) => error);
    await expect.poll(() => double.requests.at(-1)?.body ?? '').toContain('fail-hang');
    const before = performance.now();
    leaving.abort();
    await listening;
    expect(performance.now() - before).toBeLessThan(4_000);
    // The place it held is free again: as many more as there may be at once can be had.
    const demo = await addDemo();
    const again = await eventsOf(trials.ask.mutate({ targetId: demo, messages: says('Hi') }));
    expect(again.at(-1)).toMatchObject({ kind: 'reply' });
  });

  it('is for those who may test targets, of their own organization', async () => {
    const targetId = await addDemo();
    const messages = says('Hi');
    const asViewer = await browser('viewer');
    await expect(asViewer.trials.ask.mutate({ targetId, messages })).rejects.toMatchObject({
      data: { httpStatus: 403 },
    });
    const other = await makeOrg(services, 'Other');
    const refused = await refusal(other.as('editor').trials.ask({ targetId, messages }));
    expect(refused).toMatchObject({ reason: 'targets.notFound' });
  });

  it('wants the user to speak last', async () => {
    const targetId = await addDemo();
    const messages = [...says('Hi'), { role: 'assistant' as const, text: 'Hello' }];
    const refused = await refusal(org.as('editor').trials.ask({ targetId, messages }));
    expect(refused).toMatchObject({ fields: ['messages'] });
  });
});
