import type pg from 'pg';

/** One transaction that sees the rows of one organization; done again when it lost to others. */
export async function inOrg<T>(
  pool: pg.Pool,
  orgId: string,
  work: (app: pg.ClientBase) => Promise<T>,
): Promise<T> {
  const app = await pool.connect();
  try {
    return await repeated(app, orgId, () => work(app));
  } finally {
    app.release();
  }
}

async function repeated<T>(app: pg.ClientBase, orgId: string, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    await app.query('begin');
    try {
      await app.query(`select set_config('app.org_id', $1, true)`, [orgId]);
      const result = await work();
      await app.query('commit');
      return result;
    } catch (error) {
      await app.query('rollback');
      const isBeaten = error instanceof Error && 'code' in error && error.code === '40P01';
      if (!isBeaten || attempt === 5) throw error;
    }
  }
}
