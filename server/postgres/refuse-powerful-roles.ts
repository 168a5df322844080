import type pg from 'pg';
import { type DatabaseRole, roleName } from './roles.ts';
import { StartError } from './start-error.ts';
import { withClient } from './with-client.ts';

/** Throws a `StartError` when the app or auth connection is somebody row-level security doesn't bind. */
export async function refusePowerfulRoles(
  config: (role: DatabaseRole) => pg.PoolConfig,
): Promise<void> {
  for (const role of ['app', 'auth'] as const) {
    await withClient({ ...config(role), connectionTimeoutMillis: 10_000 }, async (client) => {
      const { rows } = await client.query<{ name: string; bypasses: boolean }>(
        'select rolname as name, rolsuper or rolbypassrls as bypasses from pg_roles where rolname = current_user',
      );
      const found = rows[0];
      if (found?.name === roleName(role) && !found.bypasses) return;
      throw new StartError(
        `The database role ${found?.name} bypasses row-level security or isn't ${roleName(role)}: run "alter role ${roleName(role)} nosuperuser nobypassrls" as a superuser.`,
      );
    });
  }
}
