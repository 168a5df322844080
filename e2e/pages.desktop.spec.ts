import { newId } from '#server/core/ids.ts';
import { pageRoutes } from './fixtures/page-routes.ts';
import type { orgApi } from './fixtures/people.ts';
import { exchange, makeDemoTarget, makeSuite } from './fixtures/suites.ts';
import { expect, test } from './fixtures/test.ts';

const mark = 'CANARY-PAGES';

type Api = ReturnType<typeof orgApi>;

/** One thing of each kind that a page is about, by the name its address gives it. */
async function fill(api: Api): Promise<Record<string, string>> {
  const prompt = await api.prompts.create.mutate({ name: `${mark} prompt`, content: mark });
  const target = await makeDemoTarget(api);
  const scenarios = { [`${mark} scenario`]: exchange(`${mark} question`, 'EUR') };
  const suite = await makeSuite(api, { name: `${mark} suite`, scenarios, targetIds: [target] });
  const run = await api.runs.start.mutate({ suiteId: suite.id, idempotencyKey: newId() });
  const [item] = (await api.runs.items.query({ runId: run.id })).items;
  const [member] = (await api.members.list.query({})).items;
  return {
    prompt: prompt.id,
    target,
    suite: suite.id,
    scenario: suite.scenarioIds[0] ?? '',
    run: run.id,
    item: item?.id ?? '',
    member: member?.id ?? '',
    token: 'no-such-token',
  };
}

test('no page shows another organization, whoever opens whatever address', async ({
  org,
  newcomer,
  url,
}) => {
  const theirs = await fill(org.api);
  const ben = await newcomer('Ben');
  const own = await ben.api.orgs.create.mutate({ name: 'Own' });

  /** Opens a page, and the data of it that the browser asks for by itself. */
  const open = async (pattern: string, slug: string, cookie: string) => {
    const address = pattern.replace(/:(\w+)/g, (_, name: string) => {
      if (name === 'org') return slug;
      const id = theirs[name];
      if (id === undefined) throw new Error(`${pattern}: fill makes no ${name}.`);
      return id;
    });
    const about = pattern.replace(/:org\b/, slug);
    const headers = { cookie, accept: 'text/html' };
    for (const suffix of ['', '.data']) {
      const response = await fetch(`${url}${address.replace('*', 'no/such/page')}${suffix}`, {
        headers,
        redirect: 'manual',
      });
      const body = await response.text();
      expect(response.status, `${about}${suffix}`).toBeLessThan(500);
      expect(body, `${about}${suffix}`).not.toContain(mark);
    }
  };

  const patterns = await pageRoutes();
  const ofOrg = patterns.filter((pattern) => pattern.startsWith('/orgs/:org'));
  expect(ofOrg.length).toBeGreaterThan(20);
  for (const pattern of patterns) {
    await open(pattern, own.slug, ben.cookie);
    await open(pattern, own.slug, '');
  }
  for (const pattern of ofOrg) {
    await open(pattern, org.slug, '');
    await open(pattern, org.slug, 'assay.session=junk.junk');
  }
});

test('a page of an organization sends visitors to the sign-in, and strangers nowhere', async ({
  org,
  newcomer,
  url,
}) => {
  const theirs = await fill(org.api);
  const stranger = await newcomer('Ben');
  const ofOrg = (await pageRoutes()).filter((pattern) => pattern.startsWith('/orgs/:org'));
  for (const pattern of ofOrg) {
    const address = pattern
      .replace(/:(\w+)/g, (_, name: string) => (name === 'org' ? org.slug : (theirs[name] ?? '')))
      .replace('*', 'no/such/page');
    const ask = (cookie: string) =>
      fetch(`${url}${address}`, { headers: { cookie }, redirect: 'manual' });
    const visited = await ask('');
    expect(visited.status, pattern).toBe(302);
    expect(visited.headers.get('location'), pattern).toMatch(/^\/sign-in/);
    const strange = await ask(stranger.cookie);
    expect(strange.status, pattern).toBe(404);
    expect(await strange.text(), pattern).not.toContain(mark);
  }
});
