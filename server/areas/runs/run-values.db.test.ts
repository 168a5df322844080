import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { areas } from '#server/areas/index.ts';
import { newId } from '#server/core/ids.ts';
import { startWorker, type Worker } from '#server/queue/index.ts';
import { startEndpointDouble } from '#server/testing/doubles/endpoint-double.ts';
import type { Double } from '#server/testing/doubles/loopback-server.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';
import { runEvent } from '#server/testing/runs/follow-run.ts';
import { wholeRun } from '#server/testing/runs/whole-run.ts';

const { db, services } = await openTestServices({ outboundAllow: '127.0.0.1' });
let worker: Worker;
let endpoint: Double;
let org: TestOrg;

type Create = Parameters<ReturnType<TestOrg['as']>['scenarios']['create']>[0];

beforeAll(async () => {
  endpoint = await startEndpointDouble();
  const queueConfig = db.config('queue');
  worker = await startWorker({ queueConfig, services, areas, concurrency: 8, log: services.log });
});
beforeEach(async () => {
  org = await makeOrg(services);
});
afterAll(async () => {
  await worker.stop();
  await endpoint.close();
});

/** A suite of one scenario and one target. */
async function suiteOf(
  scenario: Omit<Create, 'name'>,
  target: { promptId?: string; http?: string } = {},
) {
  const api = org.as('editor');
  const { id } = await api.scenarios.create({ name: 'Refund', ...scenario });
  const { id: targetId } = await api.targets.create(
    target.http === undefined
      ? { kind: 'DEMO', name: 'Demo', config: { latencyMs: 0 }, promptId: target.promptId ?? null }
      : {
          kind: 'HTTP',
          name: 'Endpoint',
          config: { url: `${endpoint.url}/chat?shop={{shop}}`, body: target.http },
        },
  );
  const suite = await api.suites.create({ name: 'S', scenarioIds: [id], targetIds: [targetId] });
  return suite.id;
}

type Start = Omit<Parameters<ReturnType<TestOrg['as']>['runs']['start']>[0], 'idempotencyKey'>;

async function play(input: Start) {
  const { id } = await org.as('operator').runs.start({ ...input, idempotencyKey: newId() });
  const { run } = await runEvent(org, id);
  const api = org.as('viewer').runs;
  const { items } = await api.items({ runId: id });
  const conversations = await Promise.all(items.map((item) => api.item({ itemId: item.id })));
  return { id, run, items, conversations };
}

const say = (userText: string) => ({ kind: 'USER' as const, userText });
const expects = (...expectations: object[]) =>
  ({ kind: 'EXPECT' as const, expectations }) as Create['turns'][number];
const finds = (value: string, weight?: number) => ({
  kind: 'MUST_CONTAIN' as const,
  values: [value],
  ...(weight === undefined ? {} : { weight }),
});

describe('what a run plays', { timeout: 60_000 }, () => {
  it('has the nearest value: row, scenario, environment, organization', async () => {
    const api = org.as('editor');
    const { id: environmentId } = await api.environments.create({ name: 'staging' });
    const overrides = [{ environmentId, value: 'environment' }];
    for (const key of ['row', 'own', 'far']) {
      await api.variables.create({ key, value: 'organization', overrides });
    }
    await api.variables.create({ key: 'plain', value: 'organization' });
    const suiteId = await suiteOf({
      variables: { row: 'scenario', own: 'scenario' },
      data: { columns: ['row'], rows: [{ name: 'Gold customer', values: ['table {{own}}'] }] },
      turns: [say('{{row}} | {{own}} | {{far}} | {{plain}} | {{nobody}}')],
    });
    const { run, items, conversations } = await play({ suiteId, environmentId });
    expect(run).toMatchObject({ environment: 'staging' });
    expect(items).toMatchObject([{ scenarioName: 'Refund', dataRow: 'Gold customer' }]);
    expect(conversations[0]?.turns[0]?.userText).toBe(
      'table {{own}} | scenario | environment | organization | {{nobody}}',
    );
    expect(conversations[0]).toMatchObject({ scenarioName: 'Refund', dataRow: 'Gold customer' });
    const whole = await wholeRun(org.as('viewer'), run.id);
    expect(JSON.stringify(whole)).toContain('Gold customer');
    expect(await play({ suiteId })).toMatchObject({ run: { environment: null } });
  });

  it('is one conversation for each row of a table, each by its name', async () => {
    const suiteId = await suiteOf({
      data: {
        columns: ['word'],
        rows: [
          { name: 'First', values: ['alpha'] },
          { name: 'Second', values: ['.*'] },
        ],
      },
      turns: [say('Say {{word}}'), expects({ kind: 'REGEX', pattern: '^{{word}}$' })],
    });
    const { run, conversations } = await play({ suiteId, repeats: 2 });
    expect(run).toMatchObject({ itemCount: 4, doneCount: 4 });
    expect(conversations.map(({ dataRow, repeat }) => [dataRow, repeat])).toEqual([
      ['First', 1],
      ['First', 2],
      ['Second', 1],
      ['Second', 2],
    ]);
    expect(conversations[2]).toMatchObject({
      verdict: 'FAIL',
      content: { turns: [{}, { expectations: [{ pattern: '^(?:\\.\\*)$' }] }] },
      run: { variables: { word: '.*' } },
    });
  });

  it('fills prompts and requests with the values of a row', async () => {
    const api = org.as('editor');
    await api.variables.create({ key: 'shop', value: 'Beete' });
    const prompt = await api.prompts.create({ name: 'P', content: 'You sell for {{ shop }}.' });
    const data = { columns: ['shop'], rows: [{ name: 'Other', values: ['Gärten'] }] };
    const both = { data, turns: [say('Hello')] };
    const prompted = await play({ suiteId: await suiteOf(both, { promptId: prompt.id }) });
    expect(prompted.conversations[0]?.target.promptContent).toBe('You sell for Gärten.');

    org = await makeOrg(services);
    await org.as('editor').variables.create({ key: 'shop', value: 'Beete' });
    const http = '{"message": {{message}}, "shop": "{{shop}}"}';
    const sent = await play({ suiteId: await suiteOf(both, { http }) });
    expect(sent.run.verdict).toBe('UNCHECKED');
    expect(endpoint.requests.at(-1)?.body).toContain('"shop": "Gärten"');
    expect(endpoint.requests.at(-1)?.path).toContain(encodeURIComponent('Gärten'));
  });

  it('is refused at the start when a row can’t be played, with its name', async () => {
    const api = org.as('editor');
    await api.variables.create({ key: 'kind', value: '1' });
    const row = (value: string) => ({
      columns: ['kind'],
      rows: [
        { name: 'Good', values: ['1'] },
        { name: 'Gold customer', values: [value] },
      ],
    });
    const start = async (suiteId: string) =>
      await refusal(org.as('operator').runs.start({ suiteId, idempotencyKey: newId() }));
    const empty = await suiteOf({ data: row(''), turns: [say('Hi'), expects(finds('{{kind}}'))] });
    expect(await start(empty)).toMatchObject({
      reason: 'runs.scenario',
      fields: ['suiteId'],
      message:
        'Refund · Gold customer can’t be played with its values. Turn 2: Write the text to look for.',
    });
    org = await makeOrg(services);
    await org.as('editor').variables.create({ key: 'kind', value: '1' });
    const content = '{% for i in (1..kind) %}x{% endfor %}';
    const prompt = await org.as('editor').prompts.create({ name: 'P', content });
    const endless = await suiteOf(
      { data: row('999999999'), turns: [say('Hi')] },
      { promptId: prompt.id },
    );
    const refused = await start(endless);
    expect(refused.reason === 'runs.prompt' ? refused.message : '').toContain(
      'for Refund · Gold customer',
    );
  });
});

describe('a score', { timeout: 60_000 }, () => {
  const turns = [
    say('Hello'),
    expects({ kind: 'REGEX', pattern: '.', weight: 5 }, finds('unfindable')),
  ];

  it('that reaches the threshold is a pass, and says what it lacked', async () => {
    const suiteId = await suiteOf({ threshold: 0.8, turns });
    const { run, items, conversations } = await play({ suiteId });
    expect(run).toMatchObject({ verdict: 'PASS', passCount: 1 });
    expect(items[0]).toMatchObject({ verdict: 'PASS', score: 5 / 6 });
    expect(items[0]?.summary).toBe('Score 0.83 of 0.80 needed. Turn 1: Missing "unfindable"');
    expect(conversations[0]).toMatchObject({ score: 5 / 6, content: { threshold: 0.8 } });
  });

  it('below it is a fail; what was not reached counts as not passed, and a stop stops', async () => {
    const more = [...turns, say('And now?'), expects({ kind: 'REGEX', pattern: '.', weight: 4 })];
    const stopped = await play({ suiteId: await suiteOf({ threshold: 0.8, turns: more }) });
    expect(stopped.items[0]).toMatchObject({ verdict: 'FAIL', score: 0.5, turnCount: 1 });
    expect(stopped.items[0]?.summary).toMatch(
      /^Score 0.50 of 0.80 needed. .*stopped after turn 1$/,
    );
    org = await makeOrg(services);
    const scenario = { threshold: 0.8, onFail: 'CONTINUE' as const, turns: more };
    const whole = await play({ suiteId: await suiteOf(scenario) });
    expect(whole.items[0]).toMatchObject({ verdict: 'PASS', score: 0.9, turnCount: 2 });
  });

  it('is kept without a threshold, too, where it decides nothing', async () => {
    const { items } = await play({ suiteId: await suiteOf({ turns }) });
    expect(items[0]).toMatchObject({ verdict: 'FAIL', score: 5 / 6 });
    org = await makeOrg(services);
    const unchecked = await play({
      suiteId: await suiteOf({ threshold: 0.5, turns: [say('Hi')] }),
    });
    expect(unchecked.items[0]).toMatchObject({ verdict: 'UNCHECKED', score: null });
  });

  it('turns no error into a fail', async () => {
    const judged = expects({ kind: 'SEMANTIC_ASSERT', rubric: 'Is kind.' });
    const suiteId = await suiteOf({ threshold: 0.1, turns: [...turns, say('Hi'), judged] });
    const { items } = await play({ suiteId });
    expect(items[0]).toMatchObject({ verdict: 'PASS', score: 5 / 7, turnCount: 1 });
    org = await makeOrg(services);
    const all = {
      threshold: 0.1,
      onFail: 'CONTINUE' as const,
      turns: [...turns, say('Hi'), judged],
    };
    expect((await play({ suiteId: await suiteOf(all) })).items[0]?.verdict).toBe('ERROR');
  });
});
