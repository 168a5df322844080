import type { Page } from '@playwright/test';
import { newId } from '#server/core/ids.ts';
import { startEndpointDouble } from '#server/testing/doubles/endpoint-double.ts';
import { faultOf } from '#server/testing/doubles/faults.ts';
import {
  type OpenAiDoubleOptions,
  startOpenAiDouble,
} from '#server/testing/doubles/openai-double.ts';
import { formsIn, leaksOnServer, makeCanary, recordAnswers } from './fixtures/leaks.ts';
import type { orgApi } from './fixtures/people.ts';
import { exchange, makeSuite } from './fixtures/suites.ts';
import { test as base, expect, expectGood } from './fixtures/test.ts';

type Api = ReturnType<typeof orgApi>;
type Fixtures = {
  provider: (options?: OpenAiDoubleOptions) => ReturnType<typeof startOpenAiDouble>;
  endpoint: Awaited<ReturnType<typeof startEndpointDouble>>;
};

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructured first argument.
  provider: async ({}, use) => {
    const started: Awaited<ReturnType<typeof startOpenAiDouble>>[] = [];
    await use(async (options) => {
      const double = await startOpenAiDouble(options);
      started.push(double);
      return double;
    });
    for (const double of started) await double.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructured first argument.
  endpoint: async ({}, use) => {
    const double = await startEndpointDouble();
    await use(double);
    await double.close();
  },
});

const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

async function startRun(api: Api, suiteId: string): Promise<string> {
  return (await api.runs.start.mutate({ suiteId, idempotencyKey: newId() })).id;
}

/** The whole of a run's stream, as the browser's EventSource gets it. */
async function streamOf(address: string, cookie: string, runId: string): Promise<string> {
  const input = encodeURIComponent(JSON.stringify({ json: { runId } }));
  const headers = { cookie, accept: 'text/event-stream' };
  return await (await fetch(`${address}/runs.watch?input=${input}`, { headers })).text();
}

test('a model replies in a stream, to the key that was set on the page and is shown nowhere', async ({
  org,
  url,
  dataDir,
  provider,
}) => {
  const { page, api, slug } = org;
  const canary = makeCanary();
  const double = await provider({
    apiKey: canary,
    reply: ({ messages }) => `About ${messages.at(-1)?.content} I know a lot: it is green.`,
  });
  const answers = recordAnswers(page.context());
  const main = page.getByRole('main');
  const at = (place: string) => `/orgs/${slug}/${place}`;

  await page.goto(at('api-keys'));
  await expectGood(page);
  await page.getByRole('button', { name: 'Set key for OpenAI-compatible' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Key/).fill(canary);
  await box(page, 'Base URL').fill(`${double.url}/v1`);
  await expectGood(page);
  await dialog.getByRole('button', { name: 'Set key' }).click();
  await expect(dialog).toBeHidden();
  const row = main.getByRole('listitem').filter({ hasText: 'OpenAI-compatible' });
  await expect(row).toContainText(`Ends in ${canary.slice(-4)}`);
  await row.getByRole('button', { name: 'Test' }).click();
  await expect(row.getByRole('status')).toBeVisible();

  await page.goto(at('targets/new'));
  await box(page, 'Name').fill('Large');
  await page.getByRole('combobox', { name: 'Provider' }).click();
  await page.getByRole('option', { name: 'OpenAI-compatible' }).click();
  await page.getByRole('combobox', { name: 'Model' }).fill('double-large');
  await expectGood(page);
  await page.getByRole('button', { name: 'Create target' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Large');
  const targetId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.getByRole('button', { name: 'Send' }).click();
  const trial = page.getByRole('list', { name: 'Conversation' });
  await expect(trial).toContainText('About Hello I know a lot: it is green.');

  const plants = ['ferns', 'moss', 'ivy', 'clover', 'basil', 'mint'];
  const scenarios = Object.fromEntries(
    plants.map((plant) => [plant, exchange(plant, plant, 'green')]),
  );
  const suite = await makeSuite(api, { name: 'Plants', scenarios, targetIds: [targetId] });
  await page.goto(at(`suites/${suite.id}`));
  await page.getByRole('button', { name: 'Run suite' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Run suite' }).click();
  await expect(page.getByRole('link', { name: /^Passed: / })).toHaveCount(plants.length);
  await page.getByRole('link', { name: /^Passed: moss/ }).click();
  await expect(page.getByText('first token')).toBeVisible();

  await test.step('what was sent can be looked at, its secret left out', async () => {
    await page.getByText('Raw request').click();
    const sent = main.getByRole('region', { name: 'Request of turn 1', exact: true });
    await expect(sent).toContainText(`POST ${double.url}/v1/chat/completions`);
    await expect(sent).toContainText('"model": "double-large"');
    await expect(sent).toContainText('"content": "moss"');
    await sent.getByText(/headers$/).click();
    await expect(sent).toContainText('authorization: Bearer [secret]');
    await expect(main.getByRole('button', { name: 'Copy as curl' })).toBeVisible();
    await expectGood(page);
  });

  const chats = double.requests.filter(({ path }) => path === '/v1/chat/completions');
  const sent = chats.filter(({ body }) => JSON.parse(body).stream === true);
  expect(sent.length).toBeGreaterThanOrEqual(plants.length);
  expect(new Set(chats.map(({ headers }) => headers.authorization))).toEqual(
    new Set([`Bearer ${canary}`]),
  );

  const leaks = (await answers()).filter(([, text]) => formsIn(text, canary).length > 0);
  expect(leaks.map(([address]) => address)).toEqual([]);
  expect((await answers()).some(([, text]) => text.includes(canary.slice(-4)))).toBe(true);
  expect(await leaksOnServer(dataDir, canary)).toEqual([]);
  expect(formsIn(await page.content(), canary)).toEqual([]);
  expect(formsIn(JSON.stringify(double.requests), canary)).toContain('JSON');
  expect(url).not.toBe('');
});

/** How each fault is told: the model, what went wrong in the provider's own words, what to do. */
const failures: [model: string, said: RegExp, advice: RegExp][] = [
  [
    'fail-unauthorized',
    /refused the key: "Incorrect API key provided: \[removed\].*Find yours in the console"/,
    /Set a valid key under API keys/,
  ],
  [
    'fail-rate-limit',
    /limiting the rate of requests: "Rate limit reached"/,
    /check quota and billing/,
  ],
  ['fail-server-error', /failed \(500\): "The server had an error"/, /Check the provider's status/],
  ['fail-hang', /did not finish its reply within 1 s/, /raise the time limit of the target/],
  ['fail-drop', /connection|closed|socket/i, /This often passes: try again/],
  ['fail-empty', /answered with an empty text/, /Look at the prompt/],
  ['fail-broken-json', /not with a stream: "\{"choices"/, /Check the base URL/],
  ['fail-broken-stream', /not a valid reply/, /Check the base URL/],
];

test('each way a provider fails is told in its own words and with what to do, and the rest goes on', async ({
  org,
  url,
  dataDir,
  provider,
  endpoint,
}) => {
  const { page, api, slug, admin } = org;
  const [key, header] = [makeCanary(), makeCanary()];
  let isFirst = true;
  const double = await provider({
    reply: () => 'Green.',
    retryAfterSeconds: 0.1,
    fault: ({ model }) => {
      if (model !== 'busy-once' || !isFirst) return faultOf(model);
      isFirst = false;
      return 'rate-limit';
    },
  });
  const answers = recordAnswers(page.context());
  const baseUrl = `${double.url}/v1`;
  await api.apiKeys.set.mutate({ provider: 'OPENAI_COMPATIBLE', key, baseUrl });
  const models = ['healthy', 'busy-once', ...failures.map(([model]) => model)];
  const targetIds: string[] = [];
  for (const model of models) {
    const config = { provider: 'OPENAI_COMPATIBLE' as const, model, timeoutMs: 1_000 };
    const target = { kind: 'MODEL' as const, name: model, config, promptId: null };
    targetIds.push((await api.targets.create.mutate(target)).id);
  }
  const config = { url: `${endpoint.url}/fail-unauthorized`, secretHeaderName: 'X-Api-Key' };
  const http = { kind: 'HTTP' as const, name: 'endpoint', config, secretHeaderValue: header };
  targetIds.push((await api.targets.create.mutate(http)).id);
  const scenarios = { Colour: exchange('What colour is moss?', 'green') };
  const suite = await makeSuite(api, { name: 'Faults', scenarios, targetIds });

  const runId = await startRun(api, suite.id);
  const streamed = streamOf(`${url}/api/orgs/${slug}/trpc`, admin.cookie, runId);
  await page.goto(`/orgs/${slug}/runs/${runId}`);
  await expect(page.getByRole('progressbar')).toBeHidden({ timeout: 40_000 });
  for (const model of ['healthy', 'busy-once']) {
    await expect(
      page.getByRole('link', { name: new RegExp(`^Passed: Colour, ${model}\\.`) }),
    ).toBeVisible();
  }
  await expect(page.getByRole('link', { name: /^Error: Colour, / })).toHaveCount(
    failures.length + 1,
  );
  await expectGood(page);
  const addressOf = async (target: string) =>
    (await page
      .getByRole('link', { name: new RegExp(`^Error: Colour, ${target}\\.`) })
      .getAttribute('href')) ?? '';
  const items = await Promise.all(failures.map(([model]) => addressOf(model)));
  const endpointItem = await addressOf('endpoint');
  for (const [index, [model, said, advice]] of failures.entries()) {
    await test.step(model, async () => {
      await page.goto(items[index] ?? '');
      const log = page.getByRole('log').or(page.getByRole('list', { name: 'Conversation' }));
      await expect(log.first()).toContainText(said);
      await expect(log.first()).toContainText(advice);
    });
  }
  await expectGood(page);
  await page.goto(endpointItem);
  await expect(page.getByRole('main')).toContainText('Token [removed] is wrong');

  expect(await streamed).toContain('"COMPLETED"');
  const shown = [...(await answers()), ['the stream', await streamed]];
  for (const canary of [key, header]) {
    expect(shown.filter(([, text = '']) => formsIn(text, canary).length > 0)).toEqual([]);
    expect(await leaksOnServer(dataDir, canary)).toEqual([]);
  }
  expect(formsIn(JSON.stringify(double.requests), key)).toContain('JSON');
  expect(formsIn(JSON.stringify(endpoint.requests), header)).toContain('JSON');
});
