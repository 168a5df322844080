import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withClient } from '#server/postgres/with-client.ts';
import type { Double } from '#server/testing/doubles/loopback-server.ts';
import { startOpenAiDouble } from '#server/testing/doubles/openai-double.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';
import { openApiKey } from './open-api-key.ts';

const forTest = { purpose: { kind: 'test' } } as const;
const key = 'sk-CNRYh7Kp2Wd9Qx4Lm6Tz8Vb1Nc3Rf5Gj-tail';
const { db, services } = await openTestServices({ outboundAllow: '127.0.0.1' });
let provider: Double;
let org: TestOrg;
let other: TestOrg;

beforeAll(async () => {
  provider = await startOpenAiDouble({ apiKey: key });
});
beforeEach(async () => {
  org = await makeOrg(services);
  other = await makeOrg(services, 'Other');
});
afterAll(async () => {
  await provider.close();
});

const compatible = () => ({
  provider: 'OPENAI_COMPATIBLE' as const,
  key,
  baseUrl: `${provider.url}/v1/`,
});

async function keyOf(of: TestOrg, id: string) {
  const { items } = await of.as('viewer').apiKeys.list();
  return items.find((item) => item.provider === id);
}

describe('API keys', () => {
  it('are shown for each provider, set or not, with who set them', async () => {
    await org.as('admin').apiKeys.set(compatible());
    const { items } = await org.as('viewer').apiKeys.list();
    expect(items.filter(({ isSet }) => isSet)).toMatchObject([
      {
        provider: 'OPENAI_COMPATIBLE',
        lastFour: 'tail',
        baseUrl: `${provider.url}/v1`,
        isActive: true,
        setBy: org.users.admin.name,
        lastUsedAt: null,
      },
    ]);
    expect(items).toHaveLength(5);
  });

  it('never appear in an answer, in the log or in clear in a table', async () => {
    const admin = org.as('admin');
    const answers: unknown[] = [await admin.apiKeys.set(compatible())];
    await admin.targets.create({
      kind: 'MODEL',
      name: 'Model',
      config: { provider: 'OPENAI_COMPATIBLE', model: 'double-large' },
      promptId: null,
    });
    answers.push(await admin.apiKeys.test({ provider: 'OPENAI_COMPATIBLE' }));
    answers.push(await admin.apiKeys.list(), await admin.targets.list({}));
    answers.push(await admin.audit.list({}));
    expect(JSON.stringify(answers)).not.toContain('CNRY');
    expect(JSON.stringify(answers)).not.toMatch(/sealed(Key|Header)|sealed_|v1\.1\./i);
    const rows = await withClient({ ...db.config('app') }, async (client) => {
      await client.query(`select set_config('app.org_id', $1, false)`, [org.id]);
      return (await client.query('select * from api_key')).rows;
    });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('CNRY');
  });

  it('show the same fingerprint for the same key, in one organization only', async () => {
    const [admin, foreign] = [org.as('admin').apiKeys, other.as('admin').apiKeys];
    await admin.set(compatible());
    await admin.set({ provider: 'OPENAI', key });
    await admin.set({ provider: 'MISTRAL', key: `${key}2` });
    await foreign.set(compatible());
    const fingerprint = async (of: TestOrg, id: string) => (await keyOf(of, id))?.fingerprint;
    const shown = await fingerprint(org, 'OPENAI');
    expect(shown).toMatch(/^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/);
    expect(await fingerprint(org, 'OPENAI_COMPATIBLE')).toBe(shown);
    expect(await fingerprint(org, 'MISTRAL')).not.toBe(shown);
    expect(await fingerprint(other, 'OPENAI_COMPATIBLE')).not.toBe(shown);
  });

  it('keep when and by whom they were set while they are out of use', async () => {
    const { apiKeys } = org.as('admin');
    await apiKeys.set(compatible());
    const set = (await keyOf(org, 'OPENAI_COMPATIBLE'))?.setAt;
    expect(set).toBeInstanceOf(Date);
    await apiKeys.deactivate({ provider: 'OPENAI_COMPATIBLE' });
    const now = await keyOf(org, 'OPENAI_COMPATIBLE');
    expect(now).toMatchObject({ setAt: set, setBy: org.users.admin.name });
  });

  it('refuse what was not sealed for their row, column and organization', async () => {
    const { apiKeys } = org.as('admin');
    await apiKeys.set(compatible());
    await apiKeys.set({ provider: 'OPENAI', key: `${key}2` });
    await other.as('admin').apiKeys.set(compatible());
    const sealedOf = (of: TestOrg, provider: 'OPENAI' | 'OPENAI_COMPATIBLE') =>
      of.open((scope) => scope.db.apiKey.findFirstOrThrow({ where: { provider } }));
    const own = await sealedOf(org, 'OPENAI_COMPATIBLE');
    const elsewhere = [
      (await sealedOf(org, 'OPENAI')).sealedKey,
      (await sealedOf(other, 'OPENAI_COMPATIBLE')).sealedKey,
      own.sealedKey.replace('v1.1.', 'v1.2.'),
      own.sealedKey.replace('v1.', 'v2.'),
      '',
    ];
    for (const sealedKey of elsewhere) {
      await org.open((scope) =>
        scope.db.apiKey.updateMany({ where: { id: own.id }, data: { sealedKey } }),
      );
      const tested = await refusal(apiKeys.test({ provider: 'OPENAI_COMPATIBLE' }));
      expect(tested).toMatchObject({ reason: 'secrets.unreadable' });
    }
  });

  it('open again only for the organization they belong to, with their address', async () => {
    await org.as('admin').apiKeys.set(compatible());
    const open = (of: TestOrg) =>
      of.open((scope) => openApiKey(scope, services, 'OPENAI_COMPATIBLE', forTest));
    expect(await open(org)).toEqual({ apiKey: key, baseUrl: `${provider.url}/v1` });
    expect(await open(other)).toBeNull();
    const used = (await keyOf(org, 'OPENAI_COMPATIBLE'))?.lastUsedAt;
    expect(used).toBeInstanceOf(Date);
    await open(org);
    expect((await keyOf(org, 'OPENAI_COMPATIBLE'))?.lastUsedAt).toEqual(used);
    expect((await keyOf(other, 'OPENAI_COMPATIBLE'))?.isSet).toBe(false);
  });

  it('are replaced whole, so that a new address never gets an old key', async () => {
    const { apiKeys } = org.as('admin');
    await apiKeys.set(compatible());
    const without = apiKeys.set({ ...compatible(), key: '', provider: 'OPENAI' });
    expect(await refusal(without)).toMatchObject({ code: 'BAD_REQUEST', fields: ['key'] });
    await apiKeys.set({ ...compatible(), key: '', baseUrl: 'http://127.0.0.1:9/v1' });
    const opened = await org.open((scope) =>
      openApiKey(scope, services, 'OPENAI_COMPATIBLE', forTest),
    );
    expect(opened).toEqual({ apiKey: '', baseUrl: 'http://127.0.0.1:9/v1' });
  });

  it('need an address that Assay may connect to', async () => {
    const { apiKeys } = org.as('admin');
    for (const baseUrl of ['http://10.0.0.1/v1', 'http://[::1]/v1', 'http://a:b@127.0.0.1/v1']) {
      const refused = await refusal(apiKeys.set({ ...compatible(), baseUrl }));
      expect(refused).toMatchObject({ reason: 'apiKeys.baseUrl', fields: ['baseUrl'] });
    }
    for (const baseUrl of [null, 'ftp://127.0.0.1', 'nonsense', 'http://127.0.0.1/?key=1']) {
      const refused = await refusal(apiKeys.set({ ...compatible(), baseUrl }));
      expect(refused).toMatchObject({ code: 'BAD_REQUEST', fields: ['baseUrl'] });
    }
    expect((await keyOf(org, 'OPENAI_COMPATIBLE'))?.isSet).toBe(false);
  });

  it('are tested against the provider, and the outcome is logged', async () => {
    const { apiKeys, audit } = org.as('admin');
    await apiKeys.set(compatible());
    const good = await apiKeys.test({ provider: 'OPENAI_COMPATIBLE' });
    expect(good).toMatchObject({ ok: true, models: ['double-large', 'double-small'] });
    await apiKeys.set({ ...compatible(), key: 'sk-CNRY-wrong-one-of-them' });
    const bad = await apiKeys.test({ provider: 'OPENAI_COMPATIBLE' });
    expect(bad).toMatchObject({ ok: false, reason: 'assistant.unauthorized' });
    expect(JSON.stringify(bad)).not.toContain('CNRY');
    const events = await audit.list({ action: 'apiKey.tested' });
    expect(events.items.map(({ outcome }) => outcome)).toEqual(['failure', 'success']);
    const unset = await refusal(apiKeys.test({ provider: 'MISTRAL' }));
    expect(unset).toMatchObject({ code: 'NOT_FOUND', reason: 'apiKeys.notSet' });
  });

  it('are kept but not used while deactivated, and gone when deleted', async () => {
    const { apiKeys } = org.as('admin');
    await apiKeys.set(compatible());
    const open = () =>
      org.open((scope) => openApiKey(scope, services, 'OPENAI_COMPATIBLE', forTest));
    await apiKeys.deactivate({ provider: 'OPENAI_COMPATIBLE' });
    expect(await open()).toBeNull();
    await apiKeys.activate({ provider: 'OPENAI_COMPATIBLE' });
    expect(await open()).toMatchObject({ apiKey: key });
    await apiKeys.delete({ provider: 'OPENAI_COMPATIBLE' });
    expect(await open()).toBeNull();
    const again = await refusal(apiKeys.delete({ provider: 'OPENAI_COMPATIBLE' }));
    expect(again.reason).toBe('apiKeys.notSet');
  });

  it('set at the same moment end as one key', async () => {
    const { apiKeys } = org.as('admin');
    const keys = ['sk-first-of-two-keys', 'sk-second-of-two-keys'];
    const outcomes = await Promise.allSettled(
      keys.map((one) => apiKeys.set({ ...compatible(), key: one })),
    );
    expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true);
    const opened = await org.open((scope) =>
      openApiKey(scope, services, 'OPENAI_COMPATIBLE', forTest),
    );
    expect(keys).toContain(opened?.apiKey);
  });

  it('say which targets use them', async () => {
    const { id } = await org.as('editor').targets.create({
      kind: 'MODEL',
      name: 'Small one',
      config: { provider: 'OPENAI', model: 'gpt-5-nano' },
      promptId: null,
    });
    expect((await keyOf(org, 'OPENAI'))?.usedBy).toEqual([{ id, name: 'Small one' }]);
    expect((await keyOf(other, 'OPENAI'))?.usedBy).toEqual([]);
  });

  it('can be managed by admins alone', async () => {
    await org.as('admin').apiKeys.set(compatible());
    const refused = (['editor', 'operator', 'project_manager', 'viewer'] as const)
      .map((role) => org.as(role).apiKeys)
      .flatMap((api) => [
        api.set(compatible()),
        api.test({ provider: 'OPENAI_COMPATIBLE' }),
        api.activate({ provider: 'OPENAI_COMPATIBLE' }),
        api.deactivate({ provider: 'OPENAI_COMPATIBLE' }),
        api.delete({ provider: 'OPENAI_COMPATIBLE' }),
      ])
      .map(refusal);
    for (const { code } of await Promise.all(refused)) expect(code).toBe('FORBIDDEN');
    expect((await keyOf(org, 'OPENAI_COMPATIBLE'))?.isActive).toBe(true);
    const unread = await refusal(org.as('stakeholder').apiKeys.list());
    expect(unread.code).toBe('FORBIDDEN');
  });
});
