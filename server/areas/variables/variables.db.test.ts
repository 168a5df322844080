import { beforeAll, describe, expect, it } from 'vitest';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';

const { services } = await openTestServices({ outboundAllow: '127.0.0.1' });
let org: TestOrg;
let other: TestOrg;

beforeAll(async () => {
  [org, other] = [await makeOrg(services), await makeOrg(services, 'Other')];
});

describe('variables', () => {
  it('are made, changed, found and deleted by an editor', async () => {
    const api = org.as('editor').variables;
    const { id } = await api.create({ key: 'shop', value: 'Gärten', description: 'Our name' });
    await api.update({ id, baseVersion: 1, key: 'shop_name', value: 'Beete', description: '' });
    const { items } = await api.list({ search: 'BEETE' });
    expect(items).toMatchObject([{ id, key: 'shop_name', value: 'Beete', usedBy: [] }]);
    await api.delete({ id });
    expect(await refusal(api.get({ id }))).toMatchObject({ reason: 'variables.notFound' });
  });

  it('have a name of their own in their organization, but not across organizations', async () => {
    await org.as('editor').variables.create({ key: 'unique', value: '1' });
    await other.as('editor').variables.create({ key: 'unique', value: '2' });
    const taken = await refusal(org.as('admin').variables.create({ key: 'unique', value: '3' }));
    expect(taken).toMatchObject({
      code: 'CONFLICT',
      reason: 'variables.keyTaken',
      fields: ['key'],
    });
  });

  it.each(['', '1st', 'a-b', 'a b', 'ä', 'x'.repeat(65)])('refuse %j as a name', async (key) => {
    const refused = await refusal(org.as('editor').variables.create({ key, value: '' }));
    expect(refused).toMatchObject({ code: 'BAD_REQUEST', fields: ['key'] });
  });

  it('stay while a prompt or a request names them, and say which', async () => {
    const api = org.as('editor');
    const { id } = await api.variables.create({ key: 'hours', value: '9-5' });
    const { id: lookalike } = await api.variables.create({ key: 'hour', value: '9' });
    const prompt = await api.prompts.create({ name: 'Greeter', content: 'Open {{ hours }}.' });
    await api.targets.create({
      kind: 'HTTP',
      name: 'Endpoint',
      config: { url: 'http://127.0.0.1:9/x', body: '{"m": {{message}}, "h": "{{hours}}"}' },
    });
    expect((await api.variables.get({ id })).usedBy).toEqual([
      { kind: 'prompt', id: prompt.id, name: 'Greeter' },
      expect.objectContaining({ kind: 'target', name: 'Endpoint' }),
    ]);
    const refused = await refusal(api.variables.delete({ id }));
    expect(refused.reason).toBe('variables.inUse');
    expect(refused.message).toContain('Greeter, Endpoint');
    const renamed = api.variables.update({
      id,
      baseVersion: 1,
      key: 'times',
      value: '9-5',
      description: '',
    });
    expect(await refusal(renamed)).toMatchObject({ reason: 'variables.inUse', fields: ['key'] });
    await api.variables.update({
      id,
      baseVersion: 1,
      key: 'hours',
      value: '10-6',
      description: '',
    });
    await api.variables.delete({ id: lookalike });

    await api.prompts.update({
      id: prompt.id,
      baseVersion: 1,
      name: 'Greeter',
      description: '',
      content: 'Always open.',
      tags: [],
    });
    expect((await api.variables.get({ id })).usedBy).toHaveLength(1);
  });

  it('are paged without gaps or repeats', async () => {
    const paged = await makeOrg(services, 'Paged');
    const api = paged.as('editor').variables;
    const keys = ['a', 'b', 'c', 'd', 'e'];
    for (const key of keys) await api.create({ key, value: key });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof api.list>> = await api.list({ limit: 2, cursor });
      seen.push(...page.items.map(({ key }) => key));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual([...keys].reverse());
    const first = await api.values({ limit: 3 });
    expect(first.items.map(({ key, value }) => `${key}=${value}`)).toEqual(['e=e', 'd=d', 'c=c']);
    const rest = await api.values({ limit: 3, cursor: first.nextCursor });
    expect(rest.items.map(({ key }) => key)).toEqual(['b', 'a']);
    expect(rest.nextCursor).toBeNull();
  });

  it('are invisible and untouchable from another organization', async () => {
    const { id } = await org.as('editor').variables.create({ key: 'private', value: 'CANARY' });
    const foreign = other.as('admin').variables;
    expect(JSON.stringify(await foreign.list({ limit: 200 }))).not.toContain('CANARY');
    const unknown = { code: 'NOT_FOUND', reason: 'variables.notFound' };
    expect(await refusal(foreign.get({ id }))).toMatchObject(unknown);
    expect(await refusal(foreign.delete({ id }))).toMatchObject(unknown);
    const changed = foreign.update({ id, baseVersion: 1, key: 'mine', value: '', description: '' });
    expect(await refusal(changed)).toMatchObject(unknown);
    expect(await org.as('viewer').variables.get({ id })).toMatchObject({ value: 'CANARY' });
  });

  it('can be read, not written, by a viewer, and neither by a stakeholder', async () => {
    const { id } = await org.as('editor').variables.create({ key: 'kept', value: '1' });
    const viewer = org.as('viewer').variables;
    expect((await viewer.get({ id })).value).toBe('1');
    const refused = [
      viewer.create({ key: 'no', value: '' }),
      viewer.update({ id, baseVersion: 1, key: 'no', value: '', description: '' }),
      viewer.delete({ id }),
      org.as('stakeholder').variables.get({ id }),
    ].map(refusal);
    for (const { code } of await Promise.all(refused)) expect(code).toBe('FORBIDDEN');
  });

  it('refuse characters that can’t be stored', async () => {
    const nul = org.as('editor').variables.create({ key: 'nul', value: 'a\u0000b' });
    expect(await refusal(nul)).toMatchObject({ code: 'BAD_REQUEST', reason: 'input.characters' });
    const search = org.as('editor').variables.list({ search: '\u0000' });
    expect(await refusal(search)).toMatchObject({ reason: 'input.characters' });
  });
});
