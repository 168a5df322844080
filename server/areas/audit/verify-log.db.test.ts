import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { audit } from '#server/core/audit.ts';
import { createDatabaseClient, type Transaction } from '#server/core/db/prisma.ts';
import { newId } from '#server/core/ids.ts';
import { planNames, retentionDays } from '#server/core/retention.ts';
import type { Scope } from '#server/core/scope.ts';
import { withClient } from '#server/postgres/with-client.ts';
import { tampers } from '#server/testing/audit/tampers.ts';
import { makeFolder } from '#server/testing/holder.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '#server/testing/org.ts';
import { appendAnchors, readAnchors } from './anchors.ts';
import { readHead } from './chain-reads.ts';
import type { Place } from './check-links.ts';
import { verifyLog } from './verify-log.ts';

const { db, services } = await openTestServices();

const write = (org: TestOrg, n: number) =>
  org.open((scope) =>
    audit(scope, 'note.written', {
      resource: { kind: 'note', id: newId(), name: `Nöte ${n} 😀` },
      details: { n, nested: { text: 'ä "quoted" \\ ', list: [1.5, null, true] } },
    }),
  );

async function headOf(org: TestOrg): Promise<Place> {
  const head = await org.open(readHead);
  return head ?? expect.fail('The organization has no chain.');
}

/** Falsifies as the owner of the tables, past every policy, in a transaction that is undone. */
async function asForger(scopeOf: TestOrg, work: (scope: Scope) => Promise<void>): Promise<void> {
  const owner = createDatabaseClient({ ...db.config('owner'), max: 1 });
  const undo = new Error('undo');
  const falsify = async (tx: Transaction) => {
    for (const table of ['audit_event', 'audit_link', 'audit_head']) {
      await tx.$executeRawUnsafe(`alter table ${table} no force row level security`);
    }
    await scopeOf.open((scope) => work({ ...scope, db: tx }));
    throw undo;
  };
  try {
    await owner.prisma.$transaction(falsify, { timeout: 85_000 });
  } catch (error) {
    if (error !== undo) throw error;
  } finally {
    await owner.close();
  }
}

describe('the chain of a log', () => {
  it('is whole, in the order of the commits, for members and for each event', async () => {
    const org = await makeOrg(services);
    for (const n of [1, 2, 3]) await write(org, n);
    await org.as('editor').variables.create({ key: 'x', value: '' });
    expect(await org.as('admin').audit.verify()).toMatchObject({
      isWhole: true,
      events: 5,
      expired: 0,
      head: { seq: '5' },
      faults: [],
    });
  });

  it('shows each of 500 forgeries', async () => {
    const org = await makeOrg(services);
    const other = await makeOrg(services);
    const places: Place[] = [];
    for (let n = 0; n < 39; n += 1) {
      await write(org, n);
      if (n === 20) places.push(await headOf(org));
    }
    places.push(await headOf(org));
    const kinds = Object.keys(tampers);
    const missed: string[] = [];
    await asForger(org, async (scope) => {
      const sound = await verifyLog((work) => work(scope), places);
      expect(sound).toMatchObject({ isWhole: true, events: 40, anchors: 2 });
      for (let round = 0; round < 500; round += 1) {
        const kind = kinds[round % kinds.length] ?? '';
        const random = randomBytes(64);
        let drawn = 0;
        const pick = (below: number) => random.readUInt32LE((drawn++ % 16) * 4) % below;
        await scope.db.$executeRawUnsafe('savepoint forgery');
        await tampers[kind]?.({ scope, pick, last: 40, otherOrg: other.id });
        const { faults } = await verifyLog((work) => work(scope), places);
        if (faults.length === 0) missed.push(`${kind} ${random.toString('hex')}`);
        await scope.db.$executeRawUnsafe('rollback to savepoint forgery');
      }
      expect(await verifyLog((work) => work(scope), places)).toEqual(sound);
    });
    expect(missed).toEqual([]);
  });

  it('names where it first breaks', async () => {
    const org = await makeOrg(services);
    for (const n of [1, 2, 3, 4]) await write(org, n);
    await asForger(org, async (scope) => {
      const { db: tx } = scope;
      await tx.$executeRaw`update audit_event set action = 'note.forged' where id =
        (select event_id from audit_link where org_id = ${org.id}::uuid and seq = 3)`;
      const { faults } = await verifyLog((work) => work(scope));
      expect(faults).toMatchObject([{ seq: '3', kind: 'edited' }]);
    });
  });

  it('raises no false alarm while 30 write at once in two organizations', async () => {
    const orgs = [await makeOrg(services), await makeOrg(services)];
    let isDone = false;
    const checks: boolean[] = [];
    const checking = (async () => {
      while (!isDone) {
        for (const org of orgs) {
          const places = [await headOf(org)];
          const { isWhole } = await verifyLog((work) => org.open(work), places);
          checks.push(isWhole);
        }
      }
    })();
    const writers = Array.from({ length: 30 }, async (_, n) => {
      for (let i = 0; i < 10; i += 1) {
        const [a, b] = orgs;
        if (a && b) await write((n + i) % 2 === 0 ? a : b, i);
      }
    });
    await Promise.all(writers);
    isDone = true;
    await checking;
    expect(checks).not.toContain(false);
    for (const org of orgs) {
      const check = await org.as('admin').audit.verify();
      expect(check).toMatchObject({ isWhole: true, events: 151 });
    }
  });
});

describe('the parts of the log', () => {
  const asQueue = (sql: string) =>
    withClient(db.config('queue'), async (client) => (await client.query(sql)).rows);

  it('are kept for as many days as the plans say', async () => {
    for (const plan of planNames) {
      const rows = await withClient(db.config('owner'), async (client) => {
        const sql = 'select audit_kept_days($1) as days';
        return (await client.query<{ days: number }>(sql, [plan])).rows;
      });
      expect(rows).toEqual([{ days: retentionDays[plan] }]);
    }
  });

  it('are made ahead, and dropped when their time is over; the check knows', async () => {
    const org = await makeOrg(services);
    const paying = await makeOrg(services);
    await services.accounts.prisma.orgPlan.create({ data: { orgId: paying.id, plan: 'PRO' } });
    await write(paying, 0);
    const dayMs = 24 * 60 * 60 * 1000;
    const old = new Date(Date.now() - 200 * dayMs);
    const line = { actorKind: 'job', actorLabel: 'old', action: 'a.b', resourceKind: 'x' };
    for (const one of [org, paying]) {
      await one.open((scope) =>
        scope.db.auditEvent.createMany({ data: [{ ...line, createdAt: old }] }),
      );
    }
    const made = await asQueue('select ensure_audit_partitions() as made');
    expect(made).toEqual([{ made: 2 }]);
    expect(await asQueue('select ensure_audit_partitions() as made')).toEqual([{ made: 0 }]);
    expect(await org.as('admin').audit.verify()).toMatchObject({ isWhole: true, events: 2 });

    const [dropped] = await asQueue('select drop_expired_audit_partitions() as parts');
    const month = old.toISOString().slice(0, 7).replace('-', '');
    expect(dropped).toEqual({ parts: [`audit_event_trial_${month}`] });
    expect(await org.as('admin').audit.verify()).toMatchObject({
      isWhole: true,
      events: 1,
      expired: 1,
    });
    expect(await paying.as('admin').audit.verify()).toMatchObject({ events: 3, expired: 0 });
    await asForger(paying, async (scope) => {
      await scope.db.$executeRaw`delete from audit_event where org_id = ${paying.id}::uuid
        and action = 'a.b'`;
      const { faults } = await verifyLog((work) => work(scope));
      expect(faults).toMatchObject([{ kind: 'deleted' }]);
    });
  });

  it('may be changed by the queue alone, and by no other number of days', async () => {
    for (const role of ['app', 'auth'] as const) {
      for (const call of ['ensure_audit_partitions()', 'drop_expired_audit_partitions()']) {
        const asked = withClient(db.config(role), (client) => client.query(`select ${call}`));
        await expect(asked).rejects.toMatchObject({ code: '42501' });
      }
    }
  });
});

describe('a deleted organization', () => {
  it('takes its log with it, and leaves a line about who deleted it', async () => {
    const org = await makeOrg(services);
    await write(org, 1);
    const name = await org.open(async (scope) => scope.org.name);
    await org.as('admin').org.delete({ confirmName: name });
    const left = await withClient(db.config('owner'), async (client) => {
      const count = async (table: string) =>
        (await client.query(`select from ${table} where org_id = $1`, [org.id])).rowCount;
      return [await count('audit_event'), await count('audit_link'), await count('audit_head')];
    });
    expect(left).toEqual([0, 0, 0]);
    const [line] = await services.accounts.prisma.accountEvent.findMany({
      where: { action: 'org.deleted', userId: org.users.admin.id },
    });
    expect(line?.details).toMatchObject({ org: org.id, name, events: 3 });
  });
});

describe('the check that anybody with the permission may ask for', () => {
  it('compares the heads that were noted outside the database, and finds one that differs', async () => {
    const folder = makeFolder();
    const auditHeads = path.join(folder, 'audit-heads.jsonl');
    const noting = { ...services, auditHeads };
    const org = await makeOrg(noting);
    const verify = () => org.as('admin').audit.verify();
    expect(await verify()).toMatchObject({ isWhole: true, anchors: 0 });
    const other = { orgId: newId(), seq: 1n, hash: 'cd'.repeat(32) };
    const orgId = org.id;
    await appendAnchors(auditHeads, [{ orgId, ...(await headOf(org)) }, other]);
    await write(org, 1);
    await appendAnchors(auditHeads, [{ orgId, ...(await headOf(org)) }]);
    expect(await verify()).toMatchObject({ isWhole: true, anchors: 2 });
    await appendAnchors(auditHeads, [{ orgId, seq: 2n, hash: 'ab'.repeat(32) }]);
    expect(await verify()).toMatchObject({
      isWhole: false,
      anchors: 3,
      faults: [{ seq: '2', kind: 'anchor' }],
    });
    fs.rmSync(folder, { recursive: true });
  });
});

describe('heads kept in a file', () => {
  it('come back as they were noted, past lines that are none', async () => {
    const folder = makeFolder();
    const file = path.join(folder, 'audit-heads.jsonl');
    expect(await readAnchors(file)).toEqual(new Map());
    const orgId = newId();
    const hash = 'ab'.repeat(32);
    await appendAnchors(file, [{ orgId, seq: 7n, hash }]);
    fs.appendFileSync(file, '\n{"at":"cut of');
    await appendAnchors(file, [{ orgId, seq: 9_007_199_254_740_993n, hash }]);
    const places = [
      { seq: 7n, hash },
      { seq: 9_007_199_254_740_993n, hash },
    ];
    expect(await readAnchors(file)).toEqual(new Map([[orgId, places]]));
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    fs.rmSync(folder, { recursive: true });
  });
});
