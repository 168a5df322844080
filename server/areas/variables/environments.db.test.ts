import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';
import { readVariables } from './reads.ts';
import { mostEnvironments } from './schema.ts';

const { services } = await openTestServices();
let org: TestOrg;
let other: TestOrg;

beforeEach(async () => {
  [org, other] = [await makeOrg(services), await makeOrg(services, 'Other')];
});

async function environment(of: TestOrg, name: string): Promise<string> {
  return (await of.as('editor').environments.create({ name })).id;
}

describe('environments', () => {
  it('stand in the order they were made in, are renamed and deleted', async () => {
    const api = org.as('editor').environments;
    const ids = [];
    for (const name of ['staging', 'dev']) ids.push(await environment(org, name));
    await api.update({ id: ids[0] ?? '', name: 'pre-production' });
    expect(await api.list()).toEqual([
      { id: ids[0], name: 'pre-production', overrideCount: 0, suites: [] },
      { id: ids[1], name: 'dev', overrideCount: 0, suites: [] },
    ]);
    await api.delete({ id: ids[0] ?? '' });
    expect((await api.list()).map(({ name }) => name)).toEqual(['dev']);
  });

  it('have a name of their own here, but not across organizations', async () => {
    const id = await environment(org, 'dev');
    await environment(other, 'dev');
    const api = org.as('editor').environments;
    const taken = { code: 'CONFLICT', reason: 'environments.nameTaken', fields: ['name'] };
    expect(await refusal(api.create({ name: ' dev ' }))).toMatchObject(taken);
    const second = await environment(org, 'second');
    expect(await refusal(api.update({ id: second, name: 'dev' }))).toMatchObject(taken);
    await api.update({ id, name: 'dev' });
    for (const name of ['', '-x', 'a/b', 'x'.repeat(41)]) {
      expect((await refusal(api.create({ name }))).fields[0]).toBe('name');
    }
  });

  it('are so many at most', async () => {
    for (let n = 0; n < mostEnvironments; n += 1) await environment(org, `e${n}`);
    const refused = await refusal(org.as('editor').environments.create({ name: 'more' }));
    expect(refused).toMatchObject({ reason: 'environments.tooMany', fields: ['name'] });
  });

  it('stay while a suite starts its runs with them', async () => {
    const id = await environment(org, 'dev');
    const api = org.as('editor');
    await api.suites.create({ name: 'Smoke', environmentId: id });
    expect((await api.environments.list())[0]?.suites).toMatchObject([{ name: 'Smoke' }]);
    const refused = await refusal(api.environments.delete({ id }));
    expect(refused).toMatchObject({ code: 'CONFLICT', reason: 'environments.inUse' });
    expect(refused.message).toContain('Smoke');
  });

  it('are invisible and untouchable from another organization, and read-only to a viewer', async () => {
    const id = await environment(org, 'CANARY');
    const foreign = other.as('admin');
    expect(await foreign.environments.list()).toEqual([]);
    const unknown = { code: 'NOT_FOUND', reason: 'environments.notFound' };
    expect(await refusal(foreign.environments.update({ id, name: 'x' }))).toMatchObject(unknown);
    expect(await refusal(foreign.environments.delete({ id }))).toMatchObject(unknown);
    const overrides = [{ environmentId: id, value: 'x' }];
    const variable = foreign.variables.create({ key: 'a', value: '', overrides });
    expect(await refusal(variable)).toMatchObject({
      reason: 'variables.environmentNotFound',
      fields: ['overrides.0.environmentId'],
    });
    const suite = foreign.suites.create({ name: 'S', environmentId: id });
    expect(await refusal(suite)).toMatchObject({
      reason: 'suites.environmentNotFound',
      fields: ['environmentId'],
    });
    const viewer = org.as('viewer').environments;
    expect(await viewer.list()).toHaveLength(1);
    const calls = [
      viewer.create({ name: 'x' }),
      viewer.update({ id, name: 'x' }),
      viewer.delete({ id }),
    ];
    for (const { code } of await Promise.all(calls.map(refusal))) expect(code).toBe('FORBIDDEN');
  });
});

describe('a variable in environments', () => {
  it('has the value of the environment, an empty one included, or else its own', async () => {
    const [dev, production] = [await environment(org, 'dev'), await environment(org, 'production')];
    const api = org.as('editor').variables;
    const { id } = await api.create({
      key: 'shop',
      value: 'Beete',
      overrides: [
        { environmentId: production, value: 'Gärten' },
        { environmentId: dev, value: '' },
      ],
    });
    await api.create({ key: 'city', value: 'Graz' });
    const read = (environmentId: string | null) =>
      org.open((scope) => readVariables(scope, environmentId));
    expect(await read(null)).toEqual({ shop: 'Beete', city: 'Graz' });
    expect(await read(dev)).toEqual({ shop: '', city: 'Graz' });
    expect(await read(production)).toEqual({ shop: 'Gärten', city: 'Graz' });
    expect((await api.get({ id })).overrides).toEqual([
      { environmentId: dev, value: '' },
      { environmentId: production, value: 'Gärten' },
    ]);

    const same = { id, key: 'shop', value: 'Beete', description: '' };
    await api.update({ ...same, baseVersion: 1 });
    expect((await api.get({ id })).overrides).toHaveLength(2);
    await api.update({ ...same, baseVersion: 2, overrides: [] });
    expect(await read(dev)).toEqual({ shop: 'Beete', city: 'Graz' });
    const [event] = (await org.as('admin').audit.list({ action: 'variable.updated' })).items;
    expect(JSON.stringify(event?.details)).toContain('overrides');
  });

  it('loses its values with an environment that goes', async () => {
    const dev = await environment(org, 'dev');
    const api = org.as('editor');
    const overrides = [{ environmentId: dev, value: 'there' }];
    const { id } = await api.variables.create({ key: 'shop', value: 'here', overrides });
    expect((await api.environments.list())[0]?.overrideCount).toBe(1);
    await api.environments.delete({ id: dev });
    expect((await api.variables.get({ id })).overrides).toEqual([]);
  });

  it('is duplicated with all its values, under a key of its own', async () => {
    const { variables } = org.as('editor');
    const overrides = [
      { environmentId: await environment(org, 'dev'), value: '' },
      { environmentId: await environment(org, 'staging'), value: 'Staged' },
    ];
    const said = { value: 'Beete', description: 'Our name', overrides };
    const { id } = await variables.create({ key: 'shop', ...said });
    const copy = await variables.duplicate({ id });
    expect(copy.key).toBe('shop_copy');
    expect(await variables.get({ id: copy.id })).toMatchObject({ ...said, version: 1 });
    expect((await variables.duplicate({ id })).key).toBe('shop_copy_2');
    expect((await variables.duplicate({ id: copy.id })).key).toBe('shop_copy_3');
    expect(await variables.get({ id })).toMatchObject({ key: 'shop', ...said, version: 1 });
    const { items } = await org.as('admin').audit.list({ action: 'variable.created' });
    expect(items.map(({ resourceName }) => resourceName)).toEqual([
      'shop_copy_3',
      'shop_copy_2',
      'shop_copy',
      'shop',
    ]);
  });

  it('is duplicated by those who may write, and in its own organization', async () => {
    const { id } = await org.as('editor').variables.create({ key: 'shop', value: '' });
    const refused = await refusal(other.as('editor').variables.duplicate({ id }));
    expect(refused).toMatchObject({ code: 'NOT_FOUND', reason: 'variables.notFound' });
    expect((await refusal(org.as('viewer').variables.duplicate({ id }))).code).toBe('FORBIDDEN');
  });

  it('takes an environment once', async () => {
    const dev = await environment(org, 'dev');
    const twice = { environmentId: dev, value: 'x' };
    const api = org.as('editor').variables;
    const refused = await refusal(api.create({ key: 'a', value: '', overrides: [twice, twice] }));
    expect(refused).toMatchObject({ code: 'BAD_REQUEST', fields: ['overrides'] });
    const unknown = [{ environmentId: newId(), value: 'x' }];
    expect((await refusal(api.create({ key: 'a', value: '', overrides: unknown }))).reason).toBe(
      'variables.environmentNotFound',
    );
  });
});
