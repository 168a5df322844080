import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { answerOrgRoute, findOrgRoute } from '#server/rpc/org-routes.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { readXml } from '#server/testing/read-xml.ts';
import { refusal } from '#server/testing/refusal.ts';
import { addEndedRun, evidenceMark } from '#server/testing/runs/add-ended-run.ts';
import { addRun } from '#server/testing/runs/add-run.ts';
import { wholeRun } from '#server/testing/runs/whole-run.ts';

const { services } = await openTestServices({ outboundAllow: '127.0.0.1' });
let org: TestOrg;
beforeEach(async () => {
  org = await makeOrg(services);
});

/** What the route answers to a viewer, of the organization itself or of `slug`. */
function exported(runId: string, format: string, slug = org.slug): Promise<Response> {
  const found = findOrgRoute(`runs/${runId}/export`);
  if (!found) throw new Error('There is no such route.');
  const context = {
    services,
    signedIn: { user: org.users.viewer, session: { id: newId() } },
    tokenHash: null,
    orgSlug: slug,
    requestId: newId(),
    ipAddress: null,
    userAgent: null,
  };
  const query = new URLSearchParams({ format, ...found.places });
  return answerOrgRoute(found.route, context, query);
}

/** 130 scenarios against two targets, twice each: more than fit on one page. */
function addLarge(): Promise<string> {
  const verdicts = ['PASS', 'FAIL', 'ERROR', 'UNCHECKED', null] as const;
  const scenarios = Array.from({ length: 130 }, (_, index) => ({
    scenarioId: newId(),
    name: index === 0 ? '=cmd() & <b> "x" | \u0007' : `Scenario ${index}`,
  }));
  return addRun(org, {
    targets: [
      { targetId: newId(), name: 'One' },
      { targetId: newId(), name: 'Two' },
    ],
    scenarios,
    verdicts: scenarios.map((_, index) => [
      [verdicts[index % 5] ?? null, 'PASS'],
      ['PASS', 'FAIL'],
    ]),
  });
}

/** What superjson keeps and JSON does not: dates become texts. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('the files of a run', () => {
  it('are the same from the route and from the procedure', async () => {
    const runId = await addLarge();
    const whole = await wholeRun(org.as('viewer'), runId);
    expect(whole.items).toHaveLength(520);
    const json = await exported(runId, 'json');
    expect(json.headers.get('content-type')).toContain('application/json');
    expect(json.headers.get('content-disposition')).toBe('attachment; filename="smoke-1.json"');
    expect(await json.json()).toEqual(plain(whole));
    for (const format of ['csv', 'junit', 'markdown'] as const) {
      const answer = await exported(runId, format);
      const file = await org.as('viewer').runs.export({ runId, format });
      if (file.format === 'assay.run/1') throw new Error('Not a file.');
      expect(await answer.text()).toBe(file.text);
      expect(answer.headers.get('content-type')).toBe(file.contentType);
      expect(answer.headers.get('content-disposition')).toContain(file.fileName);
    }
  });

  it('hold every conversation once, in the order of the matrix', async () => {
    const runId = await addLarge();
    const { items } = await wholeRun(org.as('viewer'), runId);
    const csv: Record<string, string>[] = parse(await (await exported(runId, 'csv')).text(), {
      columns: true,
    });
    expect(csv).toMatchObject(
      items.map(({ id, repeat, verdict }) => ({
        item_id: id,
        repeat: String(repeat),
        verdict: verdict ?? '',
      })),
    );
    expect(csv[0]?.scenario).toBe('\'=cmd() & <b> "x" | \u0007');
  });

  it('as JUnit count in a suite for each target what is in it', async () => {
    const report = readXml(await (await exported(await addLarge(), 'junit')).text());
    expect(report.children.map(({ attributes }) => attributes.name)).toEqual(['One', 'Two']);
    for (const suite of [report, ...report.children]) {
      const cases = suite.children.flatMap((one) => (one.name === 'testcase' ? one : one.children));
      const tests = cases.filter(({ name }) => name === 'testcase');
      const count = (name: string) =>
        tests.filter(({ children }) => children.some((child) => child.name === name)).length;
      expect(suite.attributes).toMatchObject({
        tests: String(tests.length),
        failures: String(count('failure')),
        errors: String(count('error')),
        skipped: String(count('skipped')),
      });
    }
    expect(report.attributes).toMatchObject({ tests: '520', failures: '156', errors: '26' });
    const [first] = report.children[0]?.children ?? [];
    expect(first?.attributes.name).toBe('=cmd() & <b> "x" |  [1 of 2]');
  });

  it('as Markdown name errors before failures, and what is not listed', async () => {
    const text = await (await exported(await addLarge(), 'markdown')).text();
    const rows = text.split('\n').filter((line) => /^\| (Error|Failed)/.test(line));
    expect(rows).toHaveLength(50);
    expect(rows.slice(0, 26).every((row) => row.startsWith('| Error'))).toBe(true);
    expect(text).toContain('… and 132 more conversations that did not pass.');
  });

  it('say nothing of what was dropped', async () => {
    const runId = await addEndedRun(org, { endedDaysAgo: 91, items: 6 });
    expect(await (await exported(runId, 'csv')).text()).toContain(evidenceMark);
    await drop(runId);
    for (const format of ['json', 'csv', 'junit', 'markdown']) {
      const text = await (await exported(runId, format)).text();
      expect(text).not.toContain(evidenceMark);
      expect(text).toContain('FAIL'.slice(0, 1));
    }
    expect(await (await exported(runId, 'markdown')).text()).toContain('were kept for 90 days');
    expect(await (await exported(runId, 'json')).json()).toMatchObject({
      note: expect.stringContaining('were kept for 90 days'),
      items: [{ turns: [] }, {}, {}, {}, {}, {}],
    });
  });

  it.each(['json', 'csv', 'junit'])(
    '%s breaks off when it is dropped on the way',
    async (format) => {
      const runId = await addLarge();
      const { body } = await exported(runId, format);
      const reader = body?.getReader();
      await reader?.read();
      await drop(runId);
      const rest = (async () => {
        for (;;) {
          const { done } = (await reader?.read()) ?? { done: true };
          if (done) return;
        }
      })();
      await expect(rest).rejects.toMatchObject({ reason: 'runs.droppedMeanwhile' });
    },
  );

  it('are for members of the organization alone', async () => {
    const runId = await addLarge();
    const own = org;
    org = await makeOrg(services, 'Other');
    for (const format of ['json', 'csv', 'junit', 'markdown'] as const) {
      const error = { kind: 'not-found' };
      await expect(exported(runId, format)).rejects.toMatchObject(error);
      await expect(exported(runId, format, own.slug)).rejects.toMatchObject(error);
      const { runs } = org.as('admin');
      expect((await refusal(runs.export({ runId, format }))).code).toBe('NOT_FOUND');
    }
    await expect(exported(runId, 'pdf')).rejects.toMatchObject({ kind: 'invalid' });
    expect(findOrgRoute('runs//export')).toBe(null);
    expect(findOrgRoute(`runs/${runId}/export/more`)).toBe(null);
  });
});

async function drop(runId: string): Promise<void> {
  await org.open(({ db }) =>
    db.run.updateMany({
      where: { id: runId },
      data: { evidenceDroppedAt: new Date(), evidenceKeptDays: 90 },
    }),
  );
}

it('the document of a run shows how targets are reached to those alone who may see what was sent', async () => {
  const api = org.as('editor');
  const url = 'http://127.0.0.1:9/garden-bot';
  const headers = { 'x-team': 'team-garden' };
  const target = await api.targets.create({ kind: 'HTTP', name: 'Shop', config: { url, headers } });
  const turns = [{ kind: 'USER' as const, userText: 'Hello' }];
  const scenario = await api.scenarios.create({ name: 'Hello', turns });
  const suite = await api.suites.create({
    name: 'Garden',
    scenarioIds: [scenario.id],
    targetIds: [target.id],
  });
  const { id } = await api.runs.start({ suiteId: suite.id, idempotencyKey: newId() });
  const documentFor = async (role: 'viewer' | 'stakeholder') =>
    JSON.stringify(await org.as(role).runs.export({ runId: id, format: 'json' }));
  expect(await documentFor('viewer')).toContain(url);
  const shown = await documentFor('stakeholder');
  expect(shown).not.toContain('127.0.0.1');
  expect(shown).not.toContain('team-garden');
  expect(shown).toContain('"name":"Shop"');
});
