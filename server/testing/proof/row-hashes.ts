import type { Database } from '#server/postgres/open-database.ts';
import { withClient } from '#server/postgres/with-client.ts';

/** A digest of every row of an organization, by table: what a stranger must not be able to change. */
export async function rowHashes(db: Database, orgId: string): Promise<Record<string, string>> {
  return await withClient(db.config('app'), async (client) => {
    await client.query(`select set_config('app.org_id', $1, false)`, [orgId]);
    const tables = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
         and not c.relispartition and a.attname = 'org_id'
       order by 1`,
    );
    const hashes: Record<string, string> = {};
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ hash: string | null }>(
        `select md5(string_agg(t::text, '|' order by t::text)) as hash
         from "${name}" t where t.org_id = $1`,
        [orgId],
      );
      hashes[name] = rows[0]?.hash ?? '';
    }
    return hashes;
  });
}
