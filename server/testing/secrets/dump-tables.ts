import type pg from 'pg';
import type { Database } from '#server/postgres/open-database.ts';
import { withClient } from '#server/postgres/with-client.ts';

async function dump(client: pg.ClientBase, schema: string): Promise<string> {
  const { rows: tables } = await client.query<{ name: string; isForced: boolean }>(
    `select c.oid::regclass::text as name, c.relforcerowsecurity as "isForced" from pg_class c
     where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p')`,
    [schema],
  );
  let whole = '';
  await client.query('begin');
  for (const { name, isForced } of tables) {
    if (isForced) await client.query(`alter table ${name} no force row level security`);
    const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t`);
    whole += `${name}\n${rows.map(({ row }) => row).join('\n')}\n`;
  }
  await client.query('rollback');
  return whole;
}

/** Every row of every table, the queue's included, whoever's it is. */
export async function dumpTables(db: Database): Promise<string> {
  const ours = await withClient(db.config('owner'), (client) => dump(client, 'public'));
  return ours + (await withClient(db.config('queue'), (client) => dump(client, 'graphile_worker')));
}
