import type { Page } from '@playwright/test';
import { startEndpointDouble } from '#server/testing/doubles/endpoint-double.ts';
import { hydrated } from './fixtures/hydrated.ts';
import { formsIn, makeCanary, recordAnswers } from './fixtures/leaks.ts';
import { test as base, expect, expectGood } from './fixtures/test.ts';

const test = base.extend<{ endpoint: Awaited<ReturnType<typeof startEndpointDouble>> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructured first argument.
  endpoint: async ({}, use) => {
    const double = await startEndpointDouble();
    await use(double);
    await double.close();
  },
});

const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function choose(page: Page, name: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name }).click();
  await page.getByRole('option', { name: option }).click();
}

test('an endpoint is connected by looking at what it answers, and its secret is shown nowhere', async ({
  org,
  endpoint,
}) => {
  const { page, api, slug } = org;
  const canary = makeCanary();
  const answers = recordAnswers(page.context());
  const config = {
    url: `${endpoint.url}/chat`,
    replyPath: '$.answer',
    secretHeaderName: 'X-Api-Key',
  };
  const target = { kind: 'HTTP' as const, name: 'Shop', config, secretHeaderValue: canary };
  const { id } = await api.targets.create.mutate(target);
  await page.goto(`/orgs/${slug}/targets/${id}`);
  await hydrated(page);
  const sent = page.getByRole('region', { name: 'Sent', exact: true });
  const received = page.getByRole('region', { name: 'Received', exact: true });

  await test.step('a path that leads nowhere shows the answer, and one picks the reply from it', async () => {
    await button(page, 'Test').click();
    await expect(page.getByRole('alert')).toContainText('The reply is not at $.answer.');
    await expect(sent).toContainText(`POST ${endpoint.url}/chat`);
    await expect(sent).toContainText('"message": "Hello"');
    await sent.getByText(/headers$/).click();
    await expect(sent).toContainText('x-api-key: [removed]');
    await expect(received).toContainText('200 after');
    await expect(received).toContainText('"reply": "Turn 1: you wrote \\"Hello\\""');
    await expectGood(page);
    const texts = page.getByRole('region', { name: 'Texts in the answer' });
    await button(page, 'Use /data/messages/0/text').click();
    await expect(texts.getByRole('button', { pressed: true })).toHaveText('Chosen');
    await expect(box(page, 'Where the reply is')).toHaveValue('/data/messages/0/text');
    await button(page, 'Save and test').click();
    await expect(page.getByRole('status').filter({ hasText: 'It replied in' })).toContainText(
      'you wrote "Hello"',
    );
    await expect(button(page, 'Test again')).toBeVisible();
    await expect(texts).toHaveCount(0);
  });

  await test.step('a stream is read event by event', async () => {
    await box(page, 'Address').fill(`${endpoint.url}/events?end=event&pauseMs=5`);
    await button(page, 'Save and test').click();
    await expect(page.getByRole('alert')).toContainText('It streams: choose how');
    await choose(page, 'How the reply comes', 'In server-sent events');
    await box(page, 'Last event (optional)').fill('finished');
    await box(page, 'Time limit of its first piece (optional)').fill('10');
    await button(page, 'Use /choices/0/delta/content').click();
    await button(page, 'Save and test').click();
    await expect(
      page.getByRole('status').filter({ hasText: 'its first piece after' }),
    ).toContainText('you wrote "Hello"');
    await expect(received).toContainText('event: finished');
    await expectGood(page);
  });

  await test.step('what can’t be saved is not tested', async () => {
    const before = endpoint.requests.length;
    await box(page, 'Where the reply is').fill('$.choices[');
    await button(page, 'Save and test').click();
    await expect(page.getByText('This is not a valid JSONPath at its end.')).toBeVisible();
    await expect(box(page, 'Where the reply is')).toBeFocused();
    expect(endpoint.requests.length).toBe(before);
    await box(page, 'Where the reply is').fill('$.choices[0].delta.content');
    await box(page, 'Last event (optional)').fill('never');
    await button(page, 'Save and test').click();
    await expect(page.getByRole('alert')).toContainText('without its last event never');
    await expect(received).toContainText('whole after');
  });

  await test.step('an endpoint that refuses is shown as it is', async () => {
    await box(page, 'Address').fill(`${endpoint.url}/fail-unauthorized`);
    await button(page, 'Save and test').click();
    await expect(page.getByRole('alert')).toContainText('refused the credentials (401)');
    await expect(received).toContainText('Token [removed] is wrong');
  });

  expect(endpoint.requests.at(-1)?.headers['x-api-key']).toBe(canary);
  const leaks = (await answers()).filter(([, text]) => formsIn(text, canary).length > 0);
  expect(leaks.map(([address]) => address)).toEqual([]);
});
