import type pg from 'pg';

/**
 * owner: owns the tables, migrates; app: web and worker, under row-level security; auth: accounts and
 * membership; queue: owns graphile_worker's schema.
 */
export type DatabaseRole = 'owner' | 'app' | 'auth' | 'queue';

export const databaseRoles: readonly DatabaseRole[] = ['owner', 'app', 'auth', 'queue'];

/** The role's name in Postgres. */
export const roleName = (role: DatabaseRole) => `assay_${role}` as const;

/** Serialises everything that changes roles, grants or migrations of one database. */
export const preparationLock = 726_100;

/**
 * Makes the roles that are missing. With `passwords` they may log in; without, they are for members
 * that switch to them. Needs the right to create roles if one is missing.
 */
export async function ensureRoles(
  client: pg.ClientBase,
  passwords: Record<DatabaseRole, string> | null,
): Promise<void> {
  const found = await client.query<{ name: string }>(
    `select rolname as name from pg_roles where rolname = any ($1)`,
    [databaseRoles.map(roleName)],
  );
  const existing = new Set(found.rows.map((row) => row.name));
  for (const role of databaseRoles.filter((name) => !existing.has(roleName(name)))) {
    const login = passwords ? `login password ${client.escapeLiteral(passwords[role])}` : 'nologin';
    // The owner makes the shadow databases that migrations are authored against.
    const create = role === 'owner' && (await mayCreateDatabases(client)) ? ' createdb' : '';
    await client.query(
      `create role ${roleName(role)} ${login} nosuperuser nocreaterole nobypassrls${create}`,
    );
  }
}

async function mayCreateDatabases(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    'select rolsuper or rolcreatedb as may from pg_roles where rolname = current_user',
  );
  return rows[0]?.may === true;
}

/** Gives the roles what they need in this database before any table exists, where it is missing. */
export async function ensureGrants(client: pg.ClientBase): Promise<void> {
  await client.query(grants);
}

/** Lets the user we are connected as switch to each role. */
export async function ensureMembership(client: pg.ClientBase): Promise<void> {
  for (const role of databaseRoles.map(roleName)) {
    const { rows } = await client.query<{ may: boolean }>(
      `select pg_has_role(current_user, $1, 'set') as may`,
      [role],
    );
    if (!rows[0]?.may) await client.query(`grant ${role} to current_user`);
  }
}

// The owner hands functions to assay_auth and assay_queue, which takes membership in them, and CREATE
// on the schema for the moment it happens. Granting what is there already would fail for a user who
// may not grant, so each grant is asked for first.
const grants = `
do $$
declare
  db text := current_database();
  member text;
begin
  foreach member in array array['assay_owner', 'assay_app', 'assay_auth', 'assay_queue'] loop
    if not has_database_privilege(member, db, 'connect') then
      execute format('grant connect on database %I to %I', db, member);
    end if;
    if not has_schema_privilege(member, 'public', 'usage') then
      execute format('grant usage on schema public to %I', member);
    end if;
  end loop;
  if not has_schema_privilege('assay_owner', 'public', 'create with grant option') then
    execute 'grant create on schema public to assay_owner with grant option';
  end if;
  if not has_database_privilege('assay_queue', db, 'create') then
    execute format('grant create on database %I to assay_queue', db);
  end if;
  foreach member in array array['assay_auth', 'assay_queue'] loop
    if not pg_has_role('assay_owner', member, 'set') then
      execute format('grant %I to assay_owner', member);
    end if;
  end loop;
end $$`;
