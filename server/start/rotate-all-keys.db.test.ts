import { rmSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '#server/postgres/open-database.ts';
import { withClient } from '#server/postgres/with-client.ts';
import { testDatabase } from '#server/testing/database.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { fillSealed, readSealed } from '#server/testing/secrets/fill-sealed.ts';
import { keepBusy } from '#server/testing/secrets/keep-busy.ts';
import { keysOf, makeKeyFolder } from '#server/testing/secrets/key-ring.ts';
import { spawnRotation } from '#server/testing/secrets/spawn-rotation.ts';
import { testServices } from '#server/testing/services.ts';
import { rotateAllKeys } from './rotate-all-keys.ts';
import type { OpenServices } from './services.ts';

const keys = makeKeyFolder();
let db: Database;
let before: string;
let after: string;
/** A process that still wraps with the key before, and one that wraps with the new one. */
let late: OpenServices;
let early: OpenServices;

beforeAll(() => {
  before = keys.makeKey('before');
  after = keys.makeKey('after');
});
beforeEach(async () => {
  db = await testDatabase();
  late = await testServices(db, { rootKeys: keysOf(before, after) });
  early = await testServices(db, { rootKeys: keysOf(after, before) });
  return async () => {
    await Promise.all([late.close(), early.close()]);
    await db.stop();
  };
});
afterAll(() => rmSync(keys.folder, { recursive: true }));

const files = () => ({
  rootKeyFile: after,
  otherRootKeyFiles: [before],
  rootKeyIn: 'file' as const,
  transit: null,
});
const asOwner = <T extends object>(sql: string) =>
  withClient(db.config('owner'), async (client) => (await client.query<T>(sql)).rows);
const orgKeys = () =>
  withClient(db.config('auth'), async (client) => {
    const sql = 'select org_id, version, root_key_id as root from org_key order by 1, 2';
    return (await client.query<{ org_id: string; version: number; root: string }>(sql)).rows;
  });
const sealedOf = (org: TestOrg) =>
  withClient(db.config('app'), (client) => readSealed(client, org.id));

/** The ids of those whose secret doesn't open to what it was. */
async function unopened(org: TestOrg, services: OpenServices): Promise<string[]> {
  const rows = await sealedOf(org);
  return await org.open(async (scope) => {
    const wrong: string[] = [];
    for (const [rowId, sealed] of rows) {
      const place = { table: 'target', rowId, column: 'sealed_header' };
      const resource = { kind: 'target', id: rowId, name: 'Target' };
      const use = { resource, purpose: { kind: 'test' } } as const;
      const text = await services.secrets.open(scope, place, sealed, use);
      if (text !== `secret of ${rowId}`) wrong.push(rowId);
    }
    return wrong;
  });
}

describe('a change of keys', { timeout: 240_000 }, () => {
  it('goes on where it was killed, while others read and write, and frees the key before', async () => {
    const orgs: TestOrg[] = [];
    for (let index = 0; index < 4; index += 1) orgs.push(await makeOrg(late, `Org ${index}`));
    for (const org of orgs) await fillSealed(org, keysOf(before), 500);

    const stop = new AbortController();
    const busy = [late, early].map((services) => keepBusy(orgs, services, stop.signal));
    for (const killAt of [1, 2, 3]) {
      expect(await spawnRotation(db, files(), killAt)).toBeNull();
    }
    const report = await spawnRotation(db, files());
    stop.abort();
    for (const { reads, writes, failures } of await Promise.all(busy)) {
      expect(failures).toEqual([]);
      expect(reads).toBeGreaterThan(50);
      expect(writes).toBeGreaterThan(10);
    }

    expect(report).toMatchObject({ wasResumed: true, organizations: 4, unreadable: [] });
    expect(await asOwner('select finished_at is null as open from key_rotation')).toEqual([
      { open: false },
    ]);
    for (const org of orgs) {
      const { items } = await org.as('admin').audit.list({ action: 'orgKey.rotated' });
      expect(items).toMatchObject([{ actorLabel: 'keys:rotate', resourceName: 'Version 2' }]);
    }
    const root = await keysOf(after).currentId();
    expect(new Set((await orgKeys()).map((row) => row.root))).toEqual(new Set([root]));
    expect((await orgKeys()).map(({ version }) => version)).toEqual(orgs.flatMap(() => [1, 2]));

    const without = await testServices(db, { rootKeys: keysOf(after) });
    for (const org of orgs) {
      const rows = await sealedOf(org);
      expect(rows.size).toBe(500);
      expect([...rows.values()].filter((sealed) => !sealed.startsWith('v1.2.'))).toEqual([]);
    }
    for (const org of orgs.slice(0, 1)) {
      expect(await unopened(org, without)).toEqual([]);
    }
    expect(await without.secrets.problem()).toBeNull();
    await without.close();
  });

  it('names what it can’t open, leaves it as it is, and ends once that is mended', async () => {
    const org = await makeOrg(late);
    const ids = await fillSealed(org, keysOf(before), 5);
    const sealed = await sealedOf(org);
    const [one = '', other = ''] = ids;
    const put = (id: string, value: string) =>
      org.open((scope) =>
        scope.db.target.updateMany({ where: { id }, data: { sealedHeader: value } }),
      );
    await put(one, sealed.get(other) ?? '');

    const report = await rotateAllKeys(db, { dataDir: '', ...files() }, () => undefined);
    const place = { orgId: org.id, table: 'target', column: 'sealed_header' };
    expect(report).toMatchObject({ resealed: 4, unreadable: [{ ...place, id: one }] });
    expect(JSON.stringify(report)).not.toMatch(/secret of|v1\./);
    expect((await sealedOf(org)).get(one)).toBe(sealed.get(other));

    await put(one, sealed.get(one) ?? '');
    const again = await rotateAllKeys(db, { dataDir: '', ...files() }, () => undefined);
    expect(again).toMatchObject({ wasResumed: true, resealed: 1, unreadable: [] });
    expect(await unopened(org, early)).toEqual([]);
    const third = await rotateAllKeys(db, { dataDir: '', ...files() }, () => undefined);
    expect(third).toMatchObject({ wasResumed: false, resealed: 5 });
  });

  it('leaves an organization alone whose root key is not at hand', async () => {
    const lost = keys.makeKey('lost');
    const org = await makeOrg(late);
    const other = await makeOrg(late, 'Other');
    await fillSealed(org, keysOf(lost), 3);
    await fillSealed(other, keysOf(before), 3);
    const report = await rotateAllKeys(db, { dataDir: '', ...files() }, () => undefined);
    expect(report.unreadable).toEqual([
      { orgId: org.id, table: 'org_key', column: 'wrapped', id: 'version 1' },
    ]);
    expect(report.resealed).toBe(3);
    const found = { ...files(), otherRootKeyFiles: [before, lost] };
    const again = await rotateAllKeys(db, { dataDir: '', ...found }, () => undefined);
    expect(again).toMatchObject({ rewrapped: 1, resealed: 3, unreadable: [] });
  });

  it('is made by one process at a time', async () => {
    const other = await withClient(db.config('owner'), async (client) => {
      await client.query('select pg_advisory_lock(726101)');
      return await rotateAllKeys(db, { dataDir: '', ...files() }, () => undefined).catch(
        (error: Error) => error.name,
      );
    });
    expect(other).toBe('RotationBusyError');
  });
});
