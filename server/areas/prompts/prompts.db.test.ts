import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';

const { services } = await openTestServices();
let org: TestOrg;
let other: TestOrg;

beforeEach(async () => {
  org = await makeOrg(services);
  other = await makeOrg(services, 'Other');
});

const greeter = (content = 'Be kind.') => ({
  name: 'Greeter',
  description: '',
  content,
  tags: ['shop'],
});

describe('prompts', () => {
  it('keep every content in a version, and add none for the same content', async () => {
    const api = org.as('editor').prompts;
    const { id } = await api.create(greeter());
    expect(await api.update({ id, baseVersion: 1, ...greeter('Be brief.') })).toEqual({
      version: 2,
    });
    const renamed = { ...greeter('Be brief.'), name: 'Renamed' };
    expect(await api.update({ id, baseVersion: 2, ...renamed })).toEqual({ version: 2 });
    expect(await api.get({ id })).toMatchObject({ name: 'Renamed', content: 'Be brief.' });
    const { items } = await api.versions({ id });
    expect(items.map(({ version }) => version)).toEqual([2, 1]);
    expect(items[0]?.createdBy).toBe(org.users.editor.name);
    expect(await api.version({ id, version: 1 })).toMatchObject({ content: 'Be kind.' });
    expect(await api.version({ id, version: 2 })).toMatchObject({ content: 'Be brief.' });
  });

  it('refuse a save over a newer version, and say whose it is', async () => {
    const { id } = await org.as('editor').prompts.create(greeter());
    await org.as('admin').prompts.update({ id, baseVersion: 1, ...greeter('New') });
    const stale = org.as('editor').prompts.update({ id, baseVersion: 1, ...greeter('Old') });
    const refused = await refusal(stale);
    expect(refused.reason).toBe('prompts.changedMeanwhile');
    expect(refused.message).toContain(org.users.admin.name);
  });

  it('name only variables that exist, and render with their values', async () => {
    const api = org.as('editor');
    const unknown = await refusal(api.prompts.create(greeter('Hi {{ shop }}, {{ hours }}')));
    expect(unknown).toMatchObject({ reason: 'prompts.unknownVariables', fields: ['content'] });
    expect(unknown.message).toContain('shop, hours');
    const broken = await refusal(api.prompts.create(greeter('Hi {{ shop')));
    expect(broken).toMatchObject({ reason: 'prompts.template', fields: ['content'] });
    await api.variables.create({ key: 'shop', value: 'Beete {{x}}' });
    await api.prompts.create(greeter('Hi {{ shop }}'));
    const rendered = await api.prompts.render({ content: 'Hi {{ shop }}' });
    expect(rendered).toMatchObject({ content: 'Hi Beete {{x}}' });
  });

  it('render with the values of an environment, or else the variable’s own', async () => {
    const api = org.as('editor');
    const [staging, dev] = [
      (await api.environments.create({ name: 'staging' })).id,
      (await api.environments.create({ name: 'dev' })).id,
    ];
    await api.variables.create({
      key: 'shop',
      value: 'Beete',
      overrides: [
        { environmentId: staging, value: 'Staged' },
        { environmentId: dev, value: '' },
      ],
    });
    await api.variables.create({ key: 'tone', value: 'kind' });
    const content = '{{ shop }}, {{ tone }}';
    const shown = async (environmentId?: string | null) =>
      await api.prompts.render({ content, ...(environmentId !== undefined && { environmentId }) });
    expect(await shown()).toMatchObject({ content: 'Beete, kind' });
    expect(await shown(null)).toMatchObject({ content: 'Beete, kind' });
    expect(await shown(dev)).toMatchObject({ content: ', kind' });
    expect(await shown(staging)).toMatchObject({
      content: 'Staged, kind',
      parts: [{ filled: [{ start: 0, end: 6, name: 'shop' }, { name: 'tone' }] }],
    });
  });

  it('render in no environment but their organization’s own', async () => {
    const foreign = await other.as('editor').environments.create({ name: 'staging' });
    const asked = [foreign.id, newId()].map((environmentId) =>
      refusal(org.as('editor').prompts.render({ content: 'Hi', environmentId })),
    );
    const [one, another] = await Promise.all(asked);
    expect(one).toMatchObject({
      code: 'NOT_FOUND',
      reason: 'prompts.environmentNotFound',
      fields: ['environmentId'],
    });
    expect(another).toEqual(one);
  });

  it('are copied under names of their own, copies of copies too', async () => {
    const api = org.as('editor').prompts;
    const { id } = await api.create(greeter());
    const copy = await api.duplicate({ id });
    const again = await api.duplicate({ id: copy.id });
    expect((await api.get({ id: copy.id })).name).toBe('Greeter (copy)');
    expect((await api.get({ id: again.id })).name).toBe('Greeter (copy 2)');
  });

  it('refuse a name that is taken, beside the field', async () => {
    await org.as('editor').prompts.create(greeter());
    await other.as('editor').prompts.create(greeter());
    const taken = await refusal(org.as('editor').prompts.create(greeter()));
    expect(taken).toMatchObject({ reason: 'prompts.nameTaken', fields: ['name'] });
  });

  it('stay while a target uses them', async () => {
    const api = org.as('editor');
    const { id } = await api.prompts.create(greeter());
    await api.targets.create({
      kind: 'MODEL',
      name: 'Model',
      config: { provider: 'OPENAI', model: 'gpt-5-nano' },
      promptId: id,
    });
    const refused = await refusal(api.prompts.delete({ id }));
    expect(refused.reason).toBe('prompts.inUse');
    expect(refused.message).toContain('Model');
  });

  it('are invisible and untouchable from another organization', async () => {
    const { id } = await org.as('editor').prompts.create({ ...greeter(), name: 'CANARY' });
    const foreign = other.as('admin').prompts;
    expect(JSON.stringify(await foreign.list({}))).not.toContain('CANARY');
    const refused = [
      foreign.get({ id }),
      foreign.versions({ id }),
      foreign.update({ id, baseVersion: 1, ...greeter() }),
      foreign.publish({ id }),
      foreign.archive({ id }),
      foreign.duplicate({ id }),
      foreign.delete({ id }),
    ].map(refusal);
    for (const { reason } of await Promise.all(refused)) expect(reason).toBe('prompts.notFound');
  });

  it('can be read, not written, by a viewer', async () => {
    const { id } = await org.as('editor').prompts.create(greeter());
    const viewer = org.as('viewer').prompts;
    expect((await viewer.get({ id })).name).toBe('Greeter');
    const refused = [
      viewer.create(greeter()),
      viewer.update({ id, baseVersion: 1, ...greeter('x') }),
      viewer.publish({ id }),
      viewer.archive({ id }),
      viewer.duplicate({ id }),
      viewer.delete({ id }),
    ].map(refusal);
    for (const { code } of await Promise.all(refused)) expect(code).toBe('FORBIDDEN');
  });
});
