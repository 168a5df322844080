import { beforeEach, describe, expect, it } from 'vitest';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';

const { services } = await openTestServices({ outboundAllow: '127.0.0.1' });
let org: TestOrg;

beforeEach(async () => {
  org = await makeOrg(services);
});

/** A variable that a prompt, a scenario and an endpoint name. */
async function makeUsed() {
  const api = org.as('editor');
  const { id } = await api.variables.create({ key: 'shop', value: 'Beete' });
  const prompt = await api.prompts.create({ name: 'Greeter', content: 'At {{ shop | upcase }}.' });
  const scenario = await api.scenarios.create({
    name: 'Welcome',
    turns: [
      { kind: 'USER', userText: 'Is this {{ shop }}?' },
      { kind: 'EXPECT', expectations: [{ kind: 'REGEX', pattern: '^{{shop}}' }] },
    ],
  });
  const target = await api.targets.create({
    kind: 'HTTP',
    name: 'Endpoint',
    config: { url: 'http://127.0.0.1:9/{{shop}}', body: '{"m": {{message}}, "s": "{{ shop }}"}' },
  });
  const change = { id, baseVersion: 1, key: 'store', value: 'Beete', description: '' };
  return { id, prompt, scenario, target, change };
}

describe('renaming a variable', () => {
  it('says what names it: prompts, scenarios and endpoints, but no scenario with a value of its own', async () => {
    const { id } = await makeUsed();
    const api = org.as('editor');
    await api.scenarios.create({
      name: 'Own value',
      variables: { shop: 'mine' },
      turns: [{ kind: 'USER', userText: '{{shop}}' }],
    });
    const { usedBy } = await api.variables.get({ id });
    expect(usedBy.map(({ kind, name }) => [kind, name])).toEqual([
      ['prompt', 'Greeter'],
      ['scenario', 'Welcome'],
      ['target', 'Endpoint'],
    ]);
    const refused = await refusal(api.variables.delete({ id }));
    expect(refused.message).toContain('Greeter, Welcome, Endpoint');
  });

  it('writes the other name wherever the old one stands, as new versions', async () => {
    const { prompt, scenario, target, change } = await makeUsed();
    const api = org.as('editor');
    expect((await refusal(api.variables.update(change))).reason).toBe('variables.inUse');
    await api.variables.update({ ...change, renameUses: true });
    expect(await api.prompts.get({ id: prompt.id })).toMatchObject({
      version: 2,
      content: 'At {{ store | upcase }}.',
    });
    const versions = await api.prompts.versions({ id: prompt.id });
    expect(JSON.stringify(versions)).toContain('Renamed {{shop}} to {{store}}');
    expect(await api.scenarios.get({ id: scenario.id })).toMatchObject({
      version: 2,
      content: {
        turns: [
          { userText: 'Is this {{ store }}?' },
          { expectations: [{ pattern: '^{{store}}' }] },
        ],
      },
    });
    expect(await api.targets.get({ id: target.id })).toMatchObject({
      version: 2,
      config: {
        url: 'http://127.0.0.1:9/{{store}}',
        body: '{"m": {{message}}, "s": "{{ store }}"}',
      },
    });
    const { items } = await org.as('admin').audit.list({ limit: 4 });
    expect(items.map(({ action }) => action).sort()).toEqual([
      'prompt.updated',
      'scenario.updated',
      'target.updated',
      'variable.updated',
    ]);
  });

  it('changes all or nothing where the other name already means something', async () => {
    const { prompt, scenario, change } = await makeUsed();
    const api = org.as('editor');
    await api.scenarios.create({
      name: 'Taken',
      variables: { store: 'mine' },
      turns: [{ kind: 'USER', userText: '{{shop}} {{store}}' }],
    });
    const refused = await refusal(api.variables.update({ ...change, renameUses: true }));
    expect(refused).toMatchObject({ reason: 'variables.otherMeaning', fields: ['key'] });
    expect(refused.message).toContain('Taken');
    expect((await api.prompts.get({ id: prompt.id })).version).toBe(1);
    expect((await api.scenarios.get({ id: scenario.id })).version).toBe(1);
    const message = { ...change, key: 'message', renameUses: true };
    expect((await refusal(api.variables.update(message))).message).toContain('Endpoint');
  });

  it('is refused while a label or a target holds on to a version that names it', async () => {
    const { id, prompt, change } = await makeUsed();
    const api = org.as('editor');
    await api.prompts.label({ id: prompt.id, name: 'production', version: 1 });
    const refused = await refusal(api.variables.update({ ...change, renameUses: true }));
    expect(refused).toMatchObject({ reason: 'variables.isPinned', fields: ['key'] });
    expect(refused.message).toContain('Greeter (production, version 1)');
    await api.prompts.unlabel({ id: prompt.id, name: 'production' });
    await api.targets.create({
      kind: 'DEMO',
      name: 'Pinned',
      config: {},
      promptId: prompt.id,
      promptVersion: 1,
    });
    const pinned = await refusal(api.variables.update({ ...change, renameUses: true }));
    expect(pinned.message).toContain('Pinned (version 1 of Greeter)');
    expect((await refusal(api.variables.delete({ id }))).message).toContain('Pinned');
  });

  it('reaches only what one may write', async () => {
    const { prompt, change } = await makeUsed();
    const permissions = ['*:read', 'variables:write', 'prompts:write', 'scenarios:write'];
    const { key } = await org.as('admin').roles.create({ name: 'Writers', permissions });
    const { api } = await org.add(key);
    const refused = await refusal(api.variables.update({ ...change, renameUses: true }));
    expect(refused).toMatchObject({ code: 'FORBIDDEN', reason: 'variables.mayNotRename' });
    expect(refused.message).toContain('Endpoint');
    expect((await api.prompts.get({ id: prompt.id })).version).toBe(1);
  });

  it('is noticed when somebody saved meanwhile', async () => {
    const { id, change } = await makeUsed();
    const api = org.as('editor').variables;
    const mine = { ...change, key: 'shop', value: 'mine' };
    await api.update(mine);
    const theirs = await refusal(api.update({ ...mine, value: 'theirs' }));
    expect(theirs).toMatchObject({ code: 'CONFLICT', reason: 'variables.changedMeanwhile' });
    expect(await api.get({ id })).toMatchObject({ version: 2, value: 'mine' });
    const both = [3, 4].map((value) =>
      api.update({ ...mine, baseVersion: 2, value: String(value) }).then(
        () => 'saved',
        () => 'refused',
      ),
    );
    expect((await Promise.all(both)).sort()).toEqual(['refused', 'saved']);
  });
});
