import type pg from 'pg';

/** A question to the catalogue whose every answer is a fault, printed as it stands. */
export type CatalogueRule = { rule: string; sql: string };

const orgTables = `
  select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not a.attisdropped
    and not c.relispartition`;

const columns = (keys: string, table: string) => `
  (select array_agg(a.attname::text) from pg_attribute a
   where a.attrelid = ${table} and a.attnum = any (${keys}))::text[]`;

const powers = ['TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN'];

/** What must hold of every migrated database. */
export const catalogueRules: readonly CatalogueRule[] = [
  {
    rule: 'every table with org_id has row-level security, forced',
    sql: `select relname from (${orgTables}) t where not (relrowsecurity and relforcerowsecurity)`,
  },
  {
    rule: 'every table with org_id has the policy org_isolation for assay_app, both ways',
    sql: `select relname from (${orgTables}) t where not exists (
      select from pg_policy p where p.polrelid = t.oid and p.polname = 'org_isolation'
        and p.polcmd = '*' and p.polroles = array['assay_app'::regrole::oid]
        and pg_get_expr(p.polqual, p.polrelid) = '(org_id = current_org())'
        and pg_get_expr(p.polwithcheck, p.polrelid) = '(org_id = current_org())')`,
  },
  {
    rule: 'assay_app has no policy on a table with org_id but org_isolation',
    sql: `select t.relname || '.' || p.polname from (${orgTables}) t
      join pg_policy p on p.polrelid = t.oid
      where p.polname <> 'org_isolation'
        and p.polroles && array['assay_app'::regrole::oid, 0::oid]`,
  },
  {
    rule: 'parts of a table are reached through the whole, where its policies are: nobody but the owner has rights on them',
    sql: `select c.relname from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relispartition
        and exists (select from aclexplode(c.relacl) g where g.grantee <> c.relowner)`,
  },
  {
    rule: 'org_id is never null',
    sql: `select t.relname from (${orgTables}) t join pg_attribute a on a.attrelid = t.oid
      where a.attname = 'org_id' and not a.attnotnull`,
  },
  {
    rule: 'primary keys, and unique keys on anything but a hash, contain org_id',
    sql: `select t.relname || '.' || i.indexrelid::regclass from (${orgTables}) t
      join pg_index i on i.indrelid = t.oid and i.indisunique
      where not 'org_id' = any (${columns('i.indkey::int2[]', 'i.indrelid')})
        and ${columns('i.indkey::int2[]', 'i.indrelid')} <> array['token_hash']`,
  },
  {
    rule: 'foreign keys between tables with org_id contain it on both sides',
    sql: `select f.conname from pg_constraint f
      where f.contype = 'f'
        and f.conrelid in (select oid from (${orgTables}) t)
        and f.confrelid in (select oid from (${orgTables}) t)
        and not ('org_id' = any (${columns('f.conkey', 'f.conrelid')})
          and 'org_id' = any (${columns('f.confkey', 'f.confrelid')}))`,
  },
  {
    rule: 'no run-time role is a superuser, bypasses row-level security, makes roles or databases',
    sql: `select rolname from pg_roles
      where rolname in ('assay_app', 'assay_auth', 'assay_queue')
        and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
  },
  {
    rule: 'no run-time role is a member of another role',
    sql: `select m.member::regrole || ' in ' || m.roleid::regrole from pg_auth_members m
      where m.member::regrole::text in ('assay_app', 'assay_auth', 'assay_queue')`,
  },
  {
    rule: 'every table belongs to assay_owner',
    sql: `select relname from pg_class where relnamespace = 'public'::regnamespace
      and relkind in ('r', 'p', 'v', 'm', 'S', 'f') and relowner <> 'assay_owner'::regrole`,
  },
  {
    rule: `run-time roles have no ${powers.join(', ')} on any table`,
    sql: `select distinct g.grantee || ' ' || g.privilege_type || ' ' || g.table_name
      from information_schema.role_table_grants g
      where g.table_schema = 'public' and g.grantee in ('assay_app', 'assay_auth', 'assay_queue', 'PUBLIC')
        and g.privilege_type = any (array[${powers.map((power) => `'${power}'`).join(', ')}])`,
  },
  {
    rule: 'run-time roles create nothing in public, and everybody else nothing either',
    sql: `select r.rolname from pg_roles r
      where r.rolname in ('assay_app', 'assay_auth', 'assay_queue')
        and has_schema_privilege(r.oid, 'public', 'create')`,
  },
  {
    rule: 'assay_app and assay_auth create no schema',
    sql: `select r.rolname from pg_roles r where r.rolname in ('assay_app', 'assay_auth')
      and has_database_privilege(r.oid, current_database(), 'create')`,
  },
  {
    rule: 'assay_app never changes the log, nor deletes an organization key',
    sql: `select g.table_name || ' ' || g.privilege_type from information_schema.role_table_grants g
      where g.grantee = 'assay_app'
        and ((g.table_name = 'audit_event' and g.privilege_type in ('UPDATE', 'DELETE'))
          or (g.table_name in ('audit_link', 'audit_head') and g.privilege_type <> 'SELECT')
          or (g.table_name = 'org_key' and g.privilege_type = 'DELETE'))`,
  },
  {
    rule: 'every SECURITY DEFINER function has a fixed search_path and is closed to the public',
    sql: `select p.proname from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.prosecdef
        and (not 'search_path=pg_catalog, pg_temp' = any (coalesce(p.proconfig, '{}'))
          or has_function_privilege('public', p.oid, 'execute'))`,
  },
  {
    rule: 'every trigger function has a fixed search_path',
    sql: `select p.proname from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.prorettype = 'trigger'::regtype
        and not 'search_path=pg_catalog, pg_temp' = any (coalesce(p.proconfig, '{}'))`,
  },
  {
    rule: 'every view asks with the rights of its reader; there is no materialized view',
    sql: `select relname from pg_class where relnamespace = 'public'::regnamespace
      and (relkind = 'm' or (relkind = 'v'
        and not 'security_invoker=true' = any (coalesce(reloptions, '{}'))))`,
  },
];

/** Every breach of a rule, as `rule: what`. */
export async function findCatalogueFaults(client: pg.ClientBase): Promise<string[]> {
  const faults: string[] = [];
  for (const { rule, sql } of catalogueRules) {
    const { rows } = await client.query<[string]>({ text: sql, rowMode: 'array' });
    faults.push(...rows.map(([what]) => `${rule}: ${what}`));
  }
  return faults;
}

/** Names of the tables that belong to no organization. */
export async function tablesWithoutOrg(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       and not c.relispartition and c.oid not in (select oid from (${orgTables}) t) order by 1`,
  );
  return rows.map((row) => row.name);
}

/** Functions that run with their owner's rights, as `name owner`. */
export async function definerFunctions(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select proname || ' ' || proowner::regrole as name from pg_proc
     where pronamespace = 'public'::regnamespace and prosecdef order by 1`,
  );
  return rows.map((row) => row.name);
}
