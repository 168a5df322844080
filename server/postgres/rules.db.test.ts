import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '#server/testing/database.ts';
import type { Database } from './open-database.ts';
import { withClient } from './with-client.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.stop());

const asAuth = <T>(work: (client: pg.Client) => Promise<T>) => withClient(db.config('auth'), work);

async function addUser(client: pg.Client): Promise<string> {
  const id = randomUUID();
  await client.query(
    `insert into "user" (id, name, email, updated_at) values ($1::uuid, 'U', $1::uuid || '@example.org', now())`,
    [id],
  );
  return id;
}

async function addMember(client: pg.Client, org: string, role: string): Promise<string> {
  const id = randomUUID();
  await client.query('insert into member (org_id, id, user_id, role) values ($1, $2, $3, $4)', [
    org,
    id,
    await addUser(client),
    role,
  ]);
  return id;
}

let org: string;
beforeEach(async () => {
  org = randomUUID();
  await asAuth((client) =>
    client.query(
      `insert into organization (id, name, slug, updated_at) values ($1::uuid, 'O', 'o-' || $1::uuid, now())`,
      [org],
    ),
  );
});

const demote = (client: pg.Client, id: string) =>
  client.query(`update member set role = 'viewer' where id = $1`, [id]);

describe('an organization keeps an admin', () => {
  it('so the last one is neither lowered nor removed', async () => {
    await asAuth(async (client) => {
      const admin = await addMember(client, org, 'admin');
      await addMember(client, org, 'editor');
      const refusal = { code: 'P0001', message: 'last_admin' };
      await expect(demote(client, admin)).rejects.toMatchObject(refusal);
      await expect(client.query('delete from member where id = $1', [admin])).rejects.toMatchObject(
        refusal,
      );
    });
  });

  it('so a second one may step down, by the app role too', async () => {
    const second = await asAuth(async (client) => {
      await addMember(client, org, 'admin');
      return await addMember(client, org, 'admin');
    });
    await withClient(db.config('app'), async (client) => {
      await client.query('begin');
      await client.query(`set local app.org_id = '${org}'`);
      expect((await demote(client, second)).rowCount).toBe(1);
      await client.query('commit');
    });
  });

  it.each(['read committed', 'repeatable read'])(
    'even when two step down at once (%s)',
    async (isolation) => {
      const outcome = await asAuth((one) =>
        asAuth(async (two) => {
          const first = await addMember(one, org, 'admin');
          const second = await addMember(one, org, 'admin');
          for (const client of [one, two]) {
            await client.query(`begin isolation level ${isolation}`);
            await client.query('select from member');
          }
          await demote(one, first);
          const waiting = demote(two, second).then(
            () => 'allowed',
            () => 'refused',
          );
          await one.query('commit');
          return await waiting;
        }),
      );
      expect(outcome).toBe('refused');
    },
  );

  it('until it is deleted as a whole', async () => {
    await asAuth((client) => addMember(client, org, 'admin'));
    await withClient(db.config('app'), async (client) => {
      await client.query('begin');
      await client.query(`set local app.org_id = '${org}'`);
      expect((await client.query('delete from organization')).rowCount).toBe(1);
      await client.query('commit');
    });
  });
});

describe('the log of accounts', () => {
  const actions = (client: pg.Client, user: string) =>
    client
      .query<{ action: string }>(
        'select action from account_event where user_id = $1 order by id',
        [user],
      )
      .then(({ rows }) => rows.map((row) => row.action).sort());

  it('holds what happened to an account, also after the account is gone', async () => {
    await asAuth(async (client) => {
      const user = await addUser(client);
      await client.query(
        `insert into session (id, user_id, token, expires_at, updated_at, ip_address)
         values ($1::uuid, $2, $1::uuid::text, now(), now(), '::1')`,
        [randomUUID(), user],
      );
      await client.query(
        `insert into account (id, user_id, account_id, provider_id, password, updated_at)
         values ($1::uuid, $2, $1::uuid::text, 'credential', 'a', now())`,
        [randomUUID(), user],
      );
      await client.query(`update account set password = 'a' where user_id = $1`, [user]);
      await client.query(`update account set password = 'b' where user_id = $1`, [user]);
      await client.query(`update "user" set email = $2 where id = $1`, [user, `${user}@new.org`]);
      await client.query('delete from "user" where id = $1', [user]);
      expect(await actions(client, user)).toEqual([
        'account.emailChanged',
        'account.passwordChanged',
        'account.signedUp',
        'session.ended',
        'session.started',
      ]);
    });
  });

  it('forgets what was rolled back', async () => {
    await asAuth(async (client) => {
      await client.query('begin');
      const user = await addUser(client);
      await client.query('rollback');
      expect(await actions(client, user)).toEqual([]);
    });
  });
});

describe('a value that must not be', () => {
  it.each(['Admin', 'admin,editor', '', 'a'.repeat(41)])('the role %j', async (role) => {
    await asAuth((client) =>
      expect(addMember(client, org, role)).rejects.toMatchObject({ code: '23514' }),
    );
  });

  it.each(['Slug', '-a', 'a-', 'a--b', 'ä', '', 'a'.repeat(61)])('the slug %j', async (slug) => {
    await asAuth((client) =>
      expect(
        client.query('update organization set slug = $2 where id = $1', [org, slug]),
      ).rejects.toMatchObject({ code: '23514' }),
    );
  });

  it('a second judge', async () => {
    await withClient(db.config('app'), async (client) => {
      await client.query('begin');
      await client.query(`set local app.org_id = '${org}'`);
      const add = (isJudge: boolean) =>
        client.query(
          `insert into target (id, name, kind, config, is_judge, updated_at)
           values ($1, $2, 'DEMO', '{}', $3, now())`,
          [randomUUID(), randomUUID(), isJudge],
        );
      for (const isJudge of [true, false, false]) await add(isJudge);
      await expect(add(true)).rejects.toMatchObject({ code: '23P01' });
    });
  });
});
