import type pg from 'pg';

/**
 * The ids of the root keys that data keys of any organization are wrapped with.
 * @param accounts a connection of the role that sees all organizations
 */
export async function usedRootKeys(accounts: pg.Pool | pg.ClientBase): Promise<string[]> {
  const { rows } = await accounts.query<{ id: string }>(
    'select distinct root_key_id as id from org_key order by 1',
  );
  return rows.map(({ id }) => id);
}
