import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#server/core/ids.ts';
import { usedRootKeys } from '#server/core/secrets/used-root-keys.ts';
import type { Database } from '#server/postgres/open-database.ts';
import { withClient } from '#server/postgres/with-client.ts';
import { createOrgCaller } from '#server/rpc/app-router.ts';
import { testDatabase } from '#server/testing/database.ts';
import type { Double } from '#server/testing/doubles/loopback-server.ts';
import { startOpenAiDouble } from '#server/testing/doubles/openai-double.ts';
import { testHttpServer } from '#server/testing/http-server.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { refusal } from '#server/testing/refusal.ts';
import { fillSealed } from '#server/testing/secrets/fill-sealed.ts';
import { keepBusy } from '#server/testing/secrets/keep-busy.ts';
import { makeKeyFolder } from '#server/testing/secrets/key-ring.ts';
import { type KeyService, startKeyService } from '#server/testing/secrets/key-service.ts';
import { spawnRotation } from '#server/testing/secrets/spawn-rotation.ts';
import { testServices } from '#server/testing/services.ts';
import { type KeyEnv, type OpenRootKeys, openRootKeys } from './open-root-keys.ts';
import { rotateAllKeys } from './rotate-all-keys.ts';
import type { OpenServices } from './services.ts';

const keys = makeKeyFolder();
const file = keys.makeKey('root');
let db: Database;
let service: KeyService;
let lines: string[];
/** What is to be ended after a test, newest first. */
let open: { close(): Promise<void> }[];

beforeEach(async () => {
  [db, service] = await Promise.all([testDatabase(), startKeyService()]);
  [lines, open] = [[], []];
  return async () => {
    for (const one of open.reverse()) await one.close();
    await service.close();
    await db.stop();
  };
});
afterAll(() => rmSync(keys.folder, { recursive: true }));

type Place = 'file' | 'transit';
/** Settings by which one place wraps and the others are known. */
function settings(current: Place, ...others: Place[]): KeyEnv {
  const known = [current, ...others];
  return {
    dataDir: '/nowhere',
    rootKeyFile: known.includes('file') ? file : null,
    otherRootKeyFiles: [],
    transit: known.includes('transit') ? service.settings : null,
    rootKeyIn: current,
  };
}

type Options = Parameters<typeof openRootKeys>[1];
function rootKeysOf(env: KeyEnv, options?: Options): OpenRootKeys['rootKeys'] {
  const opened = openRootKeys(env, { pauseMs: 0, freshMs: 0, ...options });
  open.push(opened);
  return opened.rootKeys;
}

/** The services of a process that starts now with these settings. */
async function startProcess(env: KeyEnv, options?: Options): Promise<OpenServices> {
  const services = await testServices(db, {
    outboundAllow: '127.0.0.1',
    rootKeys: rootKeysOf(env, options),
    out: { write: (line) => lines.push(line) },
  });
  open.push(services);
  return services;
}

function adminOf({ slug, users: { admin: user } }: TestOrg, services: OpenServices) {
  return createOrgCaller({
    services,
    signedIn: { user, session: { id: user.id } },
    tokenHash: null,
    orgSlug: slug,
    requestId: newId(),
    ipAddress: null,
    userAgent: null,
  });
}

const rootKeyIds = () => withClient(db.config('auth'), usedRootKeys);
const rotate = (env: KeyEnv) => rotateAllKeys(db, env, () => undefined);
async function outcomeOf(orgs: TestOrg[], services: OpenServices) {
  const stop = new AbortController();
  const busy = keepBusy(orgs, services, stop.signal);
  setTimeout(() => stop.abort(), 300);
  const { reads, failures } = await busy;
  return { hasRead: reads > 0, failures };
}
const works = { hasRead: true, failures: [] };

describe('with the root key in a key service', () => {
  let model: Double;
  beforeAll(async () => {
    model = await startOpenAiDouble();
    return () => model.close();
  });
  const provider = 'OPENAI_COMPATIBLE' as const;
  const secret = 'sk-a-key-for-the-model-0123456789';

  async function prepare(services: OpenServices): Promise<TestOrg> {
    const org = await makeOrg(services);
    await org.as('admin').apiKeys.set({ provider, key: secret, baseUrl: `${model.url}/v1` });
    return org;
  }

  it('secrets are set and used, and the service is asked for a data key once', async () => {
    const services = await startProcess(settings('transit'), { freshMs: 60_000 });
    const org = await prepare(services);
    expect(await rootKeyIds()).toEqual(['transit:transit/assay:v1']);
    const asked = service.double().requests.length;
    for (let count = 0; count < 5; count += 1) await org.as('admin').apiKeys.test({ provider });
    expect(service.double().requests).toHaveLength(asked);
    expect(model.requests.at(-1)?.headers.authorization).toBe(`Bearer ${secret}`);
    expect(await services.secrets.problem()).toBeNull();
  });

  it('a start without the service is sealed, and opens when it is back', async () => {
    const first = await startProcess(settings('transit'));
    const org = await prepare(first);
    await service.goAway();
    const late = await startProcess(settings('transit'));
    const admin = adminOf(org, late);
    expect(await admin.apiKeys.list()).toMatchObject({ areSealed: true });
    expect(await late.secrets.problem()).toMatch(
      /^Stored secrets are sealed: The key service at \S+ can’t be reached: .* Everything else works\.$/,
    );
    for (const refused of [
      admin.apiKeys.test({ provider }),
      admin.apiKeys.set({ provider: 'OPENAI', key: 'sk-other' }),
    ]) {
      expect(await refusal(refused)).toMatchObject({
        code: 'SERVICE_UNAVAILABLE',
        reason: 'secrets.sealed',
      });
    }
    const server = await testHttpServer(late);
    const ready = await fetch(`${server.url}/health/ready`);
    expect(ready.status).toBe(200);
    const { notes } = (await ready.json()) as { notes: string[] };
    expect(notes).toEqual([expect.stringMatching(/^Stored secrets .* The log says why\.$/)]);
    await server.close();
    await service.comeBack();
    expect(await admin.apiKeys.list()).toMatchObject({ areSealed: false });
    expect(await admin.apiKeys.test({ provider })).toMatchObject({ ok: true });
    expect(await late.secrets.problem()).toBeNull();
  });

  it('what is open works on without the service, until its time is over', async () => {
    const services = await startProcess(settings('transit'));
    const hasty = await startProcess(settings('transit'), { keptMs: 0 });
    const org = await prepare(services);
    expect(await adminOf(org, hasty).apiKeys.test({ provider })).toMatchObject({ ok: true });
    await service.goAway();
    expect(await org.as('admin').apiKeys.list()).toMatchObject({ areSealed: false });
    expect(await org.as('admin').apiKeys.test({ provider })).toMatchObject({ ok: true });
    expect(await refusal(adminOf(org, hasty).apiKeys.test({ provider }))).toMatchObject({
      reason: 'secrets.sealed',
    });
  });

  it('a data key of another organization or version is refused, by the service', async () => {
    const services = await startProcess(settings('transit'));
    const [one, other] = [await prepare(services), await prepare(services)];
    const orgKey = (org: TestOrg) => org.open((scope) => scope.db.orgKey.findFirstOrThrow({}));
    const { wrapped } = await orgKey(one);
    await other.open((scope) => scope.db.orgKey.updateMany({ data: { wrapped } }));
    expect(await refusal(other.as('admin').apiKeys.test({ provider }))).toMatchObject({
      reason: 'secrets.unreadable',
    });
    expect(await one.as('admin').apiKeys.test({ provider })).toMatchObject({ ok: true });
  });

  it('neither keys nor the token are in the log, whatever happens', async () => {
    const services = await startProcess(settings('transit'), { keptMs: 0 });
    const org = await prepare(services);
    const admin = org.as('admin');
    await admin.apiKeys.test({ provider });
    const keysSent = service.double().requests.map(({ body }) => {
      const { plaintext } = JSON.parse(body) as { plaintext?: string };
      return plaintext ?? '';
    });
    service.server.tokens.clear();
    await refusal(admin.apiKeys.test({ provider }));
    await services.secrets.problem();
    service.server.isSealed = true;
    await refusal(admin.apiKeys.test({ provider }));
    await service.goAway();
    await refusal(admin.apiKeys.test({ provider }));
    expect(lines.length).toBeGreaterThan(0);
    for (const canary of [...keysSent.filter((key) => key !== ''), 'hvs.token-of-assay', secret]) {
      expect(lines.join('\n')).not.toContain(canary);
    }
  });
});

describe('keys are changed', { timeout: 120_000 }, () => {
  async function prepare(env: KeyEnv) {
    const services = await startProcess(env);
    const orgs = [await makeOrg(services, 'One'), await makeOrg(services, 'Two')];
    for (const org of orgs) await fillSealed(org, rootKeysOf(env), 300);
    return { services, orgs };
  }

  it('to a new version in the service, through kills, while others read and write', async () => {
    const env = settings('transit');
    const { services, orgs } = await prepare(env);
    service.server.versions.push(randomBytes(32));
    const stop = new AbortController();
    const busy = keepBusy(orgs, services, stop.signal);
    for (const killAt of [1, 1]) expect(await spawnRotation(db, env, killAt)).toBeNull();
    const report = await spawnRotation(db, env);
    stop.abort();
    const { reads, writes, failures } = await busy;
    expect(failures).toEqual([]);
    expect(Math.min(reads, writes)).toBeGreaterThan(0);
    expect(report).toMatchObject({ wasResumed: true, organizations: 2, unreadable: [] });
    expect(await rootKeyIds()).toEqual(['transit:transit/assay:v2']);
    service.server.minDecryptionVersion = 2;
    expect(await outcomeOf(orgs, await startProcess(env))).toEqual(works);
  });

  it('from a file to the service and back, each free of the other afterwards', async () => {
    const { services, orgs } = await prepare(settings('file'));
    const early = await startProcess(settings('file', 'transit'));
    const report = await rotate(settings('transit', 'file'));
    expect(report).toMatchObject({ rewrapped: 2, resealed: 600, unreadable: [] });
    expect(await rootKeyIds()).toEqual(['transit:transit/assay:v1']);
    expect(await outcomeOf(orgs, early)).toEqual(works);
    expect(await outcomeOf(orgs, await startProcess(settings('transit')))).toEqual(works);
    expect(await services.secrets.problem()).toMatch(/the root key transit:transit\/assay:v1 is/);

    const back = await rotate(settings('file', 'transit'));
    // The first data key of each organization, and the one that the change before made.
    expect(back).toMatchObject({ rewrapped: 4, resealed: 600, unreadable: [] });
    expect((await rootKeyIds()).join()).toMatch(/^[0-9a-f]{16}$/);
    await service.goAway();
    expect(await outcomeOf(orgs, await startProcess(settings('file')))).toEqual(works);
  });

  it('not at all while the service is away, and then from where it stopped', async () => {
    const env = settings('transit');
    const { orgs } = await prepare(env);
    await service.goAway();
    await expect(rotate(env)).rejects.toThrow(/can’t be reached: .* Nothing was changed/);
    await service.comeBack();
    const stopped = rotateAllKeys(db, env, ({ organizations }) => {
      if (organizations === 1) service.server.isSealed = true;
    });
    await expect(stopped).rejects.toThrow('is sealed');
    service.server.isSealed = false;
    expect(await rotate(env)).toMatchObject({
      wasResumed: true,
      organizations: 2,
      unreadable: [],
    });
    expect(await outcomeOf(orgs, await startProcess(env))).toEqual(works);
  });
});
