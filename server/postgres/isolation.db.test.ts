import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#server/testing/database.ts';
import type { Database } from './open-database.ts';
import type { DatabaseRole } from './roles.ts';
import { withClient } from './with-client.ts';

let db: Database;
const ann = randomUUID();
const ben = randomUUID();
const orgA = randomUUID();
const orgB = randomUUID();

const as = <T>(role: DatabaseRole, work: (client: pg.Client) => Promise<T>) =>
  withClient(db.config(role), work);

/** One transaction of the app role, bound to `org`; rolled back unless it is told to keep. */
const inOrg = <T>(org: string, work: (client: pg.Client) => Promise<T>, end = 'rollback') =>
  as('app', async (client) => {
    await client.query('begin');
    await client.query(`set local app.org_id = '${org}'`);
    const result = await work(client);
    await client.query(end);
    return result;
  });

const addPrompt = (client: pg.Client, values: { org?: string; name: string }) =>
  client.query(
    `insert into prompt (${values.org ? 'org_id, ' : ''}id, name, updated_at)
     values (${values.org ? `'${values.org}', ` : ''}$1, $2, now())`,
    [randomUUID(), values.name],
  );

async function addOrg(client: pg.Client, org: string, user: string, slug: string): Promise<void> {
  await client.query(
    `insert into "user" (id, name, email, updated_at) values ($1, $2, $2 || '@example.org', now())`,
    [user, slug],
  );
  await client.query(
    'insert into organization (id, name, slug, updated_at) values ($1, $2, $2, now())',
    [org, slug],
  );
  await client.query(
    `insert into member (org_id, id, user_id, role) values ($1, $2, $3, 'admin')`,
    [org, randomUUID(), user],
  );
}

beforeAll(async () => {
  db = await testDatabase();
  await as('auth', async (client) => {
    await addOrg(client, orgA, ann, 'ann');
    await addOrg(client, orgB, ben, 'ben');
  });
  await inOrg(orgA, (client) => addPrompt(client, { name: 'same' }), 'commit');
  await inOrg(orgB, (client) => addPrompt(client, { name: 'same' }), 'commit');
});
afterAll(() => db.stop());

describe('a connection bound to an organization', () => {
  it('sees the rows of that organization alone', async () => {
    const prompts = await inOrg(orgA, (client) => client.query('select org_id from prompt'));
    expect(prompts.rows).toEqual([{ org_id: orgA }]);
    const orgs = await inOrg(orgA, (client) => client.query('select id from organization'));
    expect(orgs.rows).toEqual([{ id: orgA }]);
    const people = await inOrg(orgA, (client) => client.query('select id from "user"'));
    expect(people.rows).toEqual([{ id: ann }]);
  });

  it('cannot write for another organization', async () => {
    await expect(
      inOrg(orgA, (client) => addPrompt(client, { org: orgB, name: 'x' })),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(
      inOrg(orgA, (client) => client.query('update prompt set org_id = $1', [orgB])),
    ).rejects.toMatchObject({ code: '42501' });
    const removed = await inOrg(orgA, (client) =>
      client.query('delete from prompt where org_id = $1', [orgB]),
    );
    expect(removed.rowCount).toBe(0);
  });

  it('reads no account, and of its people only what is granted', async () => {
    const ofAccounts = ['session', 'account', 'verification', 'two_factor', 'passkey'];
    for (const table of [...ofAccounts, 'account_event', 'outbox_mail']) {
      await expect(
        inOrg(orgA, (client) => client.query(`select from ${table}`)),
      ).rejects.toMatchObject({ code: '42501' });
    }
    await expect(
      inOrg(orgA, (client) => client.query('select created_at from "user"')),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('adds to the log and never changes it', async () => {
    const add = (client: pg.Client) =>
      client.query(
        `insert into audit_event (id, actor_kind, actor_label, action, resource_kind)
         values ($1, 'user', 'Ann', 'prompt.created', 'prompt')`,
        [randomUUID()],
      );
    expect((await inOrg(orgA, add)).rowCount).toBe(1);
    for (const sql of ['update audit_event set action = $$x$$', 'delete from audit_event']) {
      await expect(inOrg(orgA, (client) => client.query(sql))).rejects.toMatchObject({
        code: '42501',
      });
    }
  });
});

describe('a connection bound to no organization', () => {
  it('sees nothing, before and after a bound transaction', async () => {
    const counts = await as('app', async (client) => {
      const count = async () =>
        (await client.query<{ n: number }>('select count(*)::int as n from prompt')).rows[0]?.n;
      const before = await count();
      await client.query('begin');
      await client.query(`set local app.org_id = '${orgA}'`);
      const inside = await count();
      await client.query('commit');
      return [before, inside, await count()];
    });
    expect(counts).toEqual([0, 1, 0]);
  });

  it('cannot insert', async () => {
    await expect(as('app', (client) => addPrompt(client, { name: 'stray' }))).rejects.toMatchObject(
      { code: '42501' },
    );
  });

  it('sees nothing as the owner of the tables either', async () => {
    const { rows } = await as('owner', (client) => client.query('select from prompt'));
    expect(rows).toEqual([]);
  });
});

describe('enter_org', () => {
  const enter = (client: pg.Client, slug: string, user: string) =>
    client.query('select org_id, slug, role from enter_org($1, $2)', [slug, user]);

  it('binds the transaction of a member, and only until its end', async () => {
    const [entered, seen, afterwards] = await as('app', async (client) => {
      await client.query('begin');
      const first = await enter(client, 'ann', ann);
      const inside = await client.query('select org_id from prompt');
      await client.query('commit');
      return [first.rows, inside.rows, (await client.query('select from prompt')).rows];
    });
    expect(entered).toEqual([{ org_id: orgA, slug: 'ann', role: 'admin' }]);
    expect(seen).toEqual([{ org_id: orgA }]);
    expect(afterwards).toEqual([]);
  });

  it('gives a stranger no row and no scope', async () => {
    const [entered, seen] = await as('app', async (client) => {
      await client.query('begin');
      return [
        (await enter(client, 'ben', ann)).rows,
        (await client.query('select from prompt')).rows,
      ];
    });
    expect(entered).toEqual([]);
    expect(seen).toEqual([]);
  });
});

describe('the queue', () => {
  it('takes jobs through enqueue_job, with the transaction, and through nothing else', async () => {
    const jobs = () =>
      as(
        'queue',
        async (client) => (await client.query('select from graphile_worker.jobs')).rows.length,
      );
    const add = (client: pg.Client) => client.query(`select enqueue_job('x', '{"a": 1}', 'k')`);
    await inOrg(orgA, add, 'rollback');
    expect(await jobs()).toBe(0);
    await inOrg(orgA, add, 'commit');
    expect(await jobs()).toBe(1);
    await expect(
      as('app', (client) => client.query(`select graphile_worker.add_job('x', '{}'::json)`)),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(as('auth', add)).rejects.toMatchObject({ code: '42501' });
  });
});
