import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';
import { freezeTarget } from './freeze-target.ts';

const { services } = await openTestServices();
let org: TestOrg;
let promptId: string;

beforeEach(async () => {
  org = await makeOrg(services);
  const api = org.as('editor').prompts;
  const about = { name: 'Greeter', description: '', tags: [] };
  promptId = (await api.create({ ...about, content: 'One' })).id;
  await api.update({ id: promptId, baseVersion: 1, ...about, content: 'Two' });
  await api.update({ id: promptId, baseVersion: 2, ...about, content: 'Three' });
  await api.label({ id: promptId, name: 'production', version: 2 });
});

const demo = (pin: { promptLabel?: string; promptVersion?: number } = {}) => ({
  kind: 'DEMO' as const,
  name: 'Demo',
  config: { latencyMs: 0 },
  promptId,
  ...pin,
});
const make = async (pin: Parameters<typeof demo>[0] = {}) =>
  (await org.as('editor').targets.create(demo(pin))).id;
const played = async (id: string) => {
  const { promptVersion, promptContent } = await org.open((scope) => freezeTarget(scope, id));
  return [promptVersion, promptContent];
};

async function suiteOf(targetId: string): Promise<string> {
  const api = org.as('editor');
  const turns = [{ kind: 'USER' as const, userText: 'Hello' }];
  const scenario = await api.scenarios.create({ name: 'S', turns });
  const parts = { scenarioIds: [scenario.id], targetIds: [targetId] };
  return (await api.suites.create({ name: 'S', ...parts })).id;
}

describe('the version of a prompt that a target plays', () => {
  it('is the newest, unless it asks for another one', async () => {
    expect(await played(await make())).toEqual([3, 'Three']);
  });

  it('is that of a label, wherever it moves', async () => {
    const id = await make({ promptLabel: 'production' });
    expect(await played(id)).toEqual([2, 'Two']);
    const api = org.as('editor');
    expect(await api.targets.get({ id })).toMatchObject({ playedVersion: 2, problem: null });
    await api.prompts.label({ id: promptId, name: 'production', version: 1 });
    expect(await played(id)).toEqual([1, 'One']);
  });

  it('is a fixed one, for good', async () => {
    const id = await make({ promptVersion: 1 });
    expect(await played(id)).toEqual([1, 'One']);
    const copy = await org.as('editor').targets.duplicate({ id });
    expect(await played(copy.id)).toEqual([1, 'One']);
    await org.as('editor').targets.update({ id, baseVersion: 1, ...demo() });
    expect(await played(id)).toEqual([3, 'Three']);
  });

  it('is missing with a label that is gone: the target says so, and no run starts', async () => {
    const id = await make({ promptLabel: 'production' });
    const suiteId = await suiteOf(id);
    const api = org.as('editor');
    // As a prompt of another one, whose label never was.
    await org.open(({ db }) => db.promptLabel.deleteMany({ where: { promptId } }));
    const { problem, playedVersion } = await api.targets.get({ id });
    expect(problem).toContain('no label production');
    expect(playedVersion).toBeNull();
    const refused = await refusal(api.runs.start({ suiteId, idempotencyKey: newId() }));
    expect(refused).toMatchObject({ reason: 'targets.noPromptVersion', fields: ['targetIds'] });
    expect(refused.message).toContain('Demo has no label production');
  });

  it.each([
    [{ promptLabel: 'nobody' }, 'targets.labelNotFound', 'promptLabel'],
    [{ promptVersion: 9 }, 'targets.versionNotFound', 'promptVersion'],
  ])('can’t be %j', async (pin, reason, field) => {
    const refused = await refusal(org.as('editor').targets.create(demo(pin)));
    expect(refused).toMatchObject({ code: 'NOT_FOUND', reason, fields: [field] });
  });

  it('is a label or a number, and of a prompt', async () => {
    const api = org.as('editor').targets;
    const both = demo({ promptLabel: 'production', promptVersion: 1 });
    expect((await refusal(api.create(both))).fields).toEqual(['promptVersion']);
    const none = { ...demo({ promptVersion: 1 }), promptId: null };
    expect((await refusal(api.create(none))).fields).toEqual(['promptId']);
  });

  it('can be another one for a single run', async () => {
    const suiteId = await suiteOf(await make({ promptLabel: 'production' }));
    const api = org.as('editor').runs;
    const start = (promptVersion: { promptId: string; version: number }) =>
      api.start({ suiteId, promptVersion, idempotencyKey: newId() });
    const { id } = await start({ promptId, version: 1 });
    const run = await api.get({ id });
    expect(run.targets).toMatchObject([{ promptVersion: 1 }]);
    expect(await refusal(start({ promptId, version: 9 }))).toMatchObject({
      reason: 'runs.promptVersionNotFound',
      fields: ['promptVersion.version'],
    });
    const other = await org.as('editor').prompts.create({ name: 'Other', content: 'x' });
    expect((await refusal(start({ promptId: other.id, version: 1 }))).reason).toBe(
      'runs.promptUnused',
    );
    const foreign = await makeOrg(services, 'Other');
    const theirs = await foreign.as('editor').prompts.create({ name: 'Theirs', content: 'x' });
    expect((await refusal(start({ promptId: theirs.id, version: 1 }))).reason).toBe(
      'runs.promptVersionNotFound',
    );
  });

  it('is not saved over a newer version of the target', async () => {
    const id = await make();
    const api = org.as('editor').targets;
    await api.update({ id, baseVersion: 1, ...demo({ promptVersion: 1 }) });
    const late = await refusal(api.update({ id, baseVersion: 1, ...demo() }));
    expect(late).toMatchObject({ code: 'CONFLICT', reason: 'targets.changedMeanwhile' });
    expect(await played(id)).toEqual([1, 'One']);
  });
});
