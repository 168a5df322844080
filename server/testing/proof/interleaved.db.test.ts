import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabaseClient, type DatabaseClient } from '#server/core/db/prisma.ts';
import { openMemberScope, type Scope } from '#server/core/scope.ts';
import { openTestServices } from '#server/testing/open-test-services.ts';
import { makeOrg, type TestOrg } from '../org.ts';

// `npm run test:soak` asks for ten times as many.
const transactions = Number(import.meta.env.TRANSACTIONS ?? 1_000);
const connections = 5;

const { db, services } = await openTestServices();
let client: DatabaseClient;
const orgs: TestOrg[] = [];

beforeAll(async () => {
  client = createDatabaseClient({ ...db.config('app'), max: connections });
  for (let count = 0; count < 20; count += 1) {
    const org = await makeOrg(services, `Org ${count}`);
    await org.as('editor').variables.create({ key: 'owner', value: org.slug });
    orgs.push(org);
  }
});
afterAll(async () => {
  await client.close();
});

/** A way for a transaction to end. */
type End = 'well' | 'thrown' | 'failed' | 'late' | 'killed';

function endOf(turn: number): End {
  const ends: Record<number, End> = { 3: 'thrown', 13: 'failed', 23: 'late', 33: 'killed' };
  return ends[turn % 40] ?? 'well';
}

async function endAs(end: End, scope: Scope): Promise<void> {
  if (end === 'thrown') throw new Error('thrown');
  if (end === 'failed') await scope.db.$queryRaw`select 1 / 0`;
  if (end === 'late') {
    await scope.db.$executeRaw`set local statement_timeout = 1`;
    await scope.db.$queryRaw`select pg_sleep(1)::text`;
  }
  if (end === 'killed') await scope.db.$queryRaw`select pg_terminate_backend(pg_backend_pid())`;
}

function workAs(org: TestOrg, end: End): Promise<string[]> {
  const { id, name: label } = org.users.viewer;
  const actor = { kind: 'user', id, label, ipAddress: null, userAgent: null } as const;
  return openMemberScope(client, { orgSlug: org.slug, actor }, async (scope) => {
    const rows = await scope.db.variable.findMany({ select: { value: true } });
    await endAs(end, scope);
    return rows.map(({ value }) => value);
  });
}

describe('transactions of many organizations on few connections', () => {
  test('see their own rows alone, however the ones before them ended', async () => {
    const seen = { own: 0, foreign: 0, ended: 0 };
    let turn = 0;
    const worker = async () => {
      while (turn < transactions) {
        const mine = turn;
        turn += 1;
        const org = orgs[(mine * 7) % orgs.length] ?? expect.fail('no organization');
        const end = endOf(mine);
        const values = await workAs(org, end).catch(() => null);
        if (values === null) seen.ended += 1;
        else if (values.length === 1 && values[0] === org.slug) seen.own += 1;
        else seen.foreign += 1;
      }
    };
    await Promise.all(Array.from({ length: connections * 2 }, worker));
    const spoiled = Array.from({ length: transactions }, (_, at) => endOf(at)).filter(
      (end) => end !== 'well',
    );
    expect(seen).toEqual({
      own: transactions - spoiled.length,
      foreign: 0,
      ended: spoiled.length,
    });
  });

  test('leave nothing bound on any connection', async () => {
    const clients = await Promise.all(
      Array.from({ length: connections }, () => client.pool.connect()),
    );
    const bound = await Promise.all(
      clients.map(async (one) => {
        const { rows } = await one.query('select current_org() as org, count(*) from variable');
        one.release();
        return rows[0];
      }),
    );
    expect(bound).toEqual(Array(connections).fill({ org: null, count: '0' }));
  });
});
