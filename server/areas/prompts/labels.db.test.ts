import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';

const { services } = await openTestServices();
let org: TestOrg;
let id: string;
let suiteId: string;

beforeEach(async () => {
  org = await makeOrg(services);
  const api = org.as('editor');
  ({ id } = await api.prompts.create({ name: 'Support', content: 'One' }));
  await save(1, 'Two');
  ({ id: suiteId } = await api.suites.create({ name: 'Checkout' }));
});

const about = { name: 'Support', description: '', tags: [] };
const save = (baseVersion: number, content: string) =>
  org.as('editor').prompts.update({ id, baseVersion, content, ...about });
const label = (name: string, version: number, more = {}) =>
  org.as('editor').prompts.label({ id, name, version, ...more });
const labels = async () =>
  (await org.as('viewer').prompts.labels({ id })).map(({ name, version }) => `${name} ${version}`);

const refusalsOf = (calls: Promise<unknown>[]) => Promise.all(calls.map(refusal));

type Played = { version: number; verdicts: (string | null)[]; status?: string; other?: string[] };
let number = 0;

/** A run of the suite as if played: conversations with a version of the prompt, and `other` ones. */
async function addRun({ version, verdicts, status = 'COMPLETED', other = [] }: Played) {
  const run = newId();
  number += 1;
  const rows = [...verdicts.map((verdict) => [0, verdict]), ...other.map((one) => [1, one])];
  await org.open(async ({ db }) => {
    await db.$executeRaw`
      insert into run (id, number, suite_id, suite_name, status, item_count, idempotency_key, created_at)
      values (${run}::uuid, ${number}::int, ${suiteId}::uuid, 'Checkout', ${status}::run_status,
        ${rows.length}::int, ${run}, clock_timestamp())`;
    await db.$executeRaw`
      insert into run_target (run_id, position, target_id, name, kind, config, prompt_id, prompt_version,
        concurrency)
      values (${run}::uuid, 0, ${newId()}::uuid, 'Model', 'MODEL', '{}', ${id}::uuid, ${version}::int, 1),
        (${run}::uuid, 1, ${newId()}::uuid, 'Demo', 'DEMO', '{}', null, null, 1)`;
    await db.$executeRaw`
      insert into run_scenario (run_id, row, scenario_id, name, version, content)
      values (${run}::uuid, 0, ${newId()}::uuid, 'Scenario', 1, '{}')`;
    for (const [repeat, [position, verdict]] of rows.entries()) {
      await db.$executeRaw`
        insert into run_item (id, run_id, scenario_id, row, target_position, repeat, status, verdict)
        values (${newId()}::uuid, ${run}::uuid, ${newId()}::uuid, 0, ${position}::int, ${repeat}::int,
          (case when ${verdict}::text is null then 'CANCELLED' else 'DONE' end)::item_status,
          ${verdict}::verdict)`;
    }
  });
  return { id: run, number };
}

async function guard(): Promise<void> {
  await label('production', 1);
  await org.as('editor').prompts.guardLabel({ id, name: 'production', suiteId });
}

const eventsOf = async (action: string) =>
  (await org.as('admin').audit.list({ action, limit: 50 })).items;

describe('a label', () => {
  it('points at a version, and moves', async () => {
    expect(await label('production', 1, { baseVersion: null })).toEqual({ version: 1 });
    await label('staging', 2);
    await label('production', 2, { baseVersion: 1 });
    expect(await labels()).toEqual(['production 2', 'staging 2']);
    const [first] = await org.as('viewer').prompts.labels({ id });
    expect(first).toMatchObject({ movedBy: org.users.editor.name, requiredSuite: null });
    const { items } = await org.as('viewer').prompts.versions({ id });
    expect(items.map((one) => one.labels)).toEqual([['production', 'staging'], []]);
    const [moved] = await eventsOf('prompt.labelMoved');
    expect(moved).toMatchObject({
      resourceKind: 'prompt',
      resourceName: 'Support',
      details: { label: 'production', changes: [{ field: 'version', before: 1, after: 2 }] },
    });
  });

  it('moves only from where one saw it, and to a version there is', async () => {
    await label('production', 1);
    const stale = await refusal(label('production', 2, { baseVersion: null }));
    expect(stale).toMatchObject({ code: 'CONFLICT', reason: 'prompts.labelMoved' });
    expect(stale.message).toContain('version 1');
    const none = await refusal(label('production', 3));
    expect(none).toMatchObject({ reason: 'prompts.versionNotFound', fields: ['version'] });
    expect(await labels()).toEqual(['production 1']);
  });

  it.each(['Production', '1st', 'a_b', '', 'x'.repeat(41)])('is not called %j', async (name) => {
    expect(await refusal(label(name, 1))).toMatchObject({ code: 'BAD_REQUEST', fields: ['name'] });
  });

  it('is one of thirty at most', async () => {
    for (let i = 0; i < 30; i += 1) await label(`l${i}`, 1);
    expect((await refusal(label('more', 1))).reason).toBe('prompts.tooManyLabels');
    expect(await label('l0', 2)).toEqual({ version: 2 });
  });

  it('goes with its prompt, and stays while targets follow it', async () => {
    await label('production', 1);
    const config = { provider: 'OPENAI' as const, model: 'm' };
    const api = org.as('editor');
    const target = await api.targets.create({
      kind: 'MODEL',
      name: 'Live',
      config,
      promptId: id,
      promptLabel: 'production',
    });
    const held = await refusal(api.prompts.unlabel({ id, name: 'production' }));
    expect(held).toMatchObject({ code: 'CONFLICT', reason: 'prompts.labelInUse' });
    expect(held.message).toContain('Live');
    expect((await api.prompts.labels({ id }))[0]?.targets).toMatchObject([{ name: 'Live' }]);
    await api.targets.delete({ id: target.id });
    await api.prompts.unlabel({ id, name: 'production' });
    expect((await refusal(api.prompts.unlabel({ id, name: 'production' }))).reason).toBe(
      'prompts.labelNotFound',
    );
    await label('production', 2);
    await api.prompts.delete({ id });
    expect((await refusal(api.prompts.labels({ id }))).reason).toBe('prompts.notFound');
  });

  it('belongs to its organization, and to those who write', async () => {
    await label('production', 1);
    const other = await makeOrg(services, 'Other');
    const theirs = other.as('admin').prompts;
    for (const refused of await refusalsOf([
      theirs.labels({ id }),
      theirs.label({ id, name: 'production', version: 2 }),
      theirs.unlabel({ id, name: 'production' }),
      theirs.guardLabel({ id, name: 'production', suiteId: null }),
      theirs.checkLabel({ id, name: 'production', version: 1 }),
      theirs.restore({ id, version: 1 }),
      theirs.version({ id, version: 1 }),
    ])) {
      expect(refused.code).toBe('NOT_FOUND');
    }
    const viewer = org.as('viewer').prompts;
    for (const refused of await refusalsOf([
      viewer.label({ id, name: 'production', version: 2 }),
      viewer.unlabel({ id, name: 'production' }),
      viewer.guardLabel({ id, name: 'production', suiteId }),
      viewer.restore({ id, version: 1 }),
    ])) {
      expect(refused.code).toBe('FORBIDDEN');
    }
    const { id: foreign } = await other.as('editor').suites.create({ name: 'Foreign' });
    const api = org.as('editor').prompts;
    const guarded = api.guardLabel({ id, name: 'production', suiteId: foreign });
    expect((await refusal(guarded)).reason).toBe('prompts.suiteNotFound');
    expect(await labels()).toEqual(['production 1']);
  });

  it('ends where one of many moves at once put it, each from where it was', async () => {
    await label('production', 1);
    const moves = await Promise.allSettled(
      Array.from({ length: 6 }, () => label('production', 2, { baseVersion: 1 })),
    );
    expect(moves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await labels()).toEqual(['production 2']);
  });
});

describe('a label that waits for a suite', () => {
  const move = (role: 'admin' | 'editor', override?: { reason: string }) =>
    org.as(role).prompts.label({
      id,
      name: 'production',
      version: 2,
      ...(override && { override }),
    });

  it('says what is missing, and moves once nothing is', async () => {
    await guard();
    const never = await refusal(move('editor'));
    expect(never).toMatchObject({ code: 'PRECONDITION_FAILED', reason: 'prompts.labelGate' });
    expect(never.message).toContain('Checkout has not been run on version 2.');
    await addRun({ version: 1, verdicts: ['PASS'] });
    expect((await refusal(move('editor'))).reason).toBe('prompts.labelGate');
    const red = await addRun({ version: 2, verdicts: ['PASS', 'FAIL', null], other: ['FAIL'] });
    const { suite, lacks } = await org
      .as('editor')
      .prompts.checkLabel({ id, name: 'production', version: 2 });
    expect(suite).toEqual({ id: suiteId, name: 'Checkout' });
    expect(lacks).toEqual([
      { text: `1 of 3 conversations failed in run #${red.number}.`, run: red },
      { text: `1 of 3 conversations was not played in run #${red.number}.`, run: red },
    ]);
    await addRun({ version: 2, verdicts: ['PASS', 'PASS'], other: ['FAIL'] });
    expect(await move('editor')).toEqual({ version: 2 });
    expect(await eventsOf('prompt.labelOverridden')).toEqual([]);
  });

  it('goes by the newest run that ended, and knows of one that goes on', async () => {
    await guard();
    await addRun({ version: 2, verdicts: ['PASS'] });
    await addRun({ version: 2, verdicts: ['PASS'], status: 'RUNNING' });
    const check = () => org.as('editor').prompts.checkLabel({ id, name: 'production', version: 2 });
    expect((await check()).lacks).toEqual([]);
    await addRun({ version: 2, verdicts: ['ERROR'], status: 'CANCELLED' });
    const going = await addRun({ version: 2, verdicts: [], status: 'QUEUED' });
    expect((await check()).lacks.at(-1)).toMatchObject({ run: going });
    expect((await refusal(move('editor'))).message).toMatch(
      /1 of 1 conversation ended with an error/,
    );
  });

  it('is overridden by administrators alone, with a reason, and the log keeps what was missing', async () => {
    await guard();
    const reason = 'The shop is down.';
    const refused = await refusal(move('editor', { reason }));
    expect(refused).toMatchObject({ code: 'FORBIDDEN', reason: 'prompts.mayNotOverride' });
    expect((await refusal(move('admin', { reason: ' ' }))).fields).toEqual(['override.reason']);
    expect(await labels()).toEqual(['production 1']);
    await move('admin', { reason });
    expect(await labels()).toEqual(['production 2']);
    const [event] = await eventsOf('prompt.labelOverridden');
    expect(event?.details).toEqual({
      label: 'production',
      version: 2,
      suite: 'Checkout',
      missing: ['Checkout has not been run on version 2.'],
      reason,
    });
  });

  it('can’t be freed by those who may not override', async () => {
    await guard();
    const editor = org.as('editor').prompts;
    const other = await org.as('editor').suites.create({ name: 'Empty' });
    for (const refused of await refusalsOf([
      editor.unlabel({ id, name: 'production' }),
      editor.guardLabel({ id, name: 'production', suiteId: null }),
      editor.guardLabel({ id, name: 'production', suiteId: other.id }),
    ])) {
      expect(refused).toMatchObject({ reason: 'prompts.mayNotOverride' });
    }
    await editor.guardLabel({ id, name: 'production', suiteId });
    await org.as('admin').prompts.guardLabel({ id, name: 'production', suiteId: null });
    expect(await move('editor')).toEqual({ version: 2 });
    const [event] = await eventsOf('prompt.labelGuarded');
    expect(event?.details).toMatchObject({
      changes: [{ field: 'suite', before: 'Checkout', after: null }],
    });
  });

  it('keeps its suite from being deleted', async () => {
    await guard();
    const refused = await refusal(org.as('admin').suites.delete({ id: suiteId }));
    expect(refused.code).toBe('CONFLICT');
    expect(refused.message).toMatch(/label/i);
  });

  it('needs a label that is there', async () => {
    const missing = org.as('editor').prompts.guardLabel({ id, name: 'production', suiteId });
    expect((await refusal(missing)).reason).toBe('prompts.labelNotFound');
  });
});
