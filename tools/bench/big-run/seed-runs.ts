import fs from 'node:fs';
import type pg from 'pg';

/** An ended run of `rows` × `targets` × `repeats`. Runs of one suite play the same scenarios. */
export type SeededRun = {
  id: string;
  suiteId: string;
  number: number;
  name: string;
  rows: number;
  targets: number;
  repeats: number;
  daysAgo: number;
};

const tables = ['run', 'run_target', 'run_scenario', 'run_item', 'turn_result'];

/** Fills an organization with runs straight in SQL as the owner of the tables, triggers aside. */
export async function seedRuns(
  client: pg.ClientBase,
  orgId: string,
  runs: readonly SeededRun[],
): Promise<void> {
  await client.query(`set work_mem = '256MB'`);
  await client.query(
    `create temp table bench_run (org_id uuid, id uuid, suite_id uuid, number int, name text,
       rows int, targets int, repeats int, days_ago int)`,
  );
  for (const run of runs) {
    const { id, suiteId, number, name, rows, targets, repeats, daysAgo } = run;
    await client.query('insert into bench_run values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      ...[orgId, id, suiteId, number, name],
      ...[rows, targets, repeats, daysAgo],
    ]);
  }
  await client.query('begin');
  for (const table of tables) {
    await client.query(`alter table ${table} no force row level security`);
    await client.query(`alter table ${table} disable trigger user`);
  }
  await client.query(fs.readFileSync(new URL('./seed.sql', import.meta.url), 'utf8'));
  for (const table of tables) {
    await client.query(`alter table ${table} force row level security`);
    await client.query(`alter table ${table} enable trigger user`);
  }
  await client.query('commit');
  await client.query('drop table bench_run');
  await client.query('vacuum analyze run, run_target, run_scenario, run_item, turn_result');
}
