import fs from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '#server/testing/database.ts';
import { makeFolder } from '#server/testing/holder.ts';
import { diffSchema } from './author-migration.ts';
import { migrate } from './migrate.ts';
import type { Database } from './open-database.ts';
import { DatabaseNewerError, StartError } from './start-error.ts';
import { withClient } from './with-client.ts';

let db: Database;
let root: string;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.stop());
beforeEach(() => {
  root = makeFolder();
  fs.cpSync('prisma', path.join(root, 'prisma'), { recursive: true });
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

function addMigration(name: string, sql: string): void {
  const folder = path.join(root, 'prisma/migrations', name);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'migration.sql'), sql);
}

const query = (sql: string) => withClient(db.config('owner'), (client) => client.query(sql));

describe('migrate', () => {
  it('does nothing to a database that is up to date', async () => {
    expect(await migrate(db)).toEqual([]);
  });

  it('applies what is new once, however many start together', async () => {
    addMigration('20990101000000_first', 'create table first_new (id int)');
    const applied = await Promise.all([migrate(db, root), migrate(db, root), migrate(db, root)]);
    expect(applied.flat()).toEqual(['20990101000000_first']);
    await expect(migrate(db)).rejects.toThrow(DatabaseNewerError);
    await expect(migrate(db)).rejects.toThrow(
      'The database was migrated by a newer Assay (migration 20990101000000_first). Start that version, or restore a backup.',
    );
    await query(
      'drop table first_new; delete from _prisma_migrations where migration_name ~ $$first$$',
    );
  });

  it('undoes a migration that fails, and says so until it is resolved', async () => {
    addMigration('20990101000001_bad', 'create table half (id int); select 1/0;');
    await expect(migrate(db, root)).rejects.toThrow(/division by zero/);
    expect((await query(`select to_regclass('half') as half`)).rows).toEqual([{ half: null }]);
    const again = migrate(db, root);
    await expect(again).rejects.toBeInstanceOf(StartError);
    await expect(again).rejects.toThrow(/^The migration 20990101000001_bad failed earlier/);
    await query('update _prisma_migrations set rolled_back_at = now() where finished_at is null');
    addMigration('20990101000001_bad', 'select 1');
    expect(await migrate(db, root)).toEqual(['20990101000001_bad']);
  });

  it('asks to be started in the right folder', async () => {
    await expect(migrate(db, path.join(root, 'elsewhere'))).rejects.toThrow(/no migrations in/);
  });
});

describe('the migrations', () => {
  it('lead to exactly the schema', async () => {
    expect(await diffSchema(db.config('owner'), process.cwd())).toBeNull();
  });

  it('are seen to differ from another schema, and leave no shadow database behind', async () => {
    fs.appendFileSync(
      path.join(root, 'prisma/models/queue.prisma'),
      '\nmodel Extra {\n  id Int @id\n\n  @@map("extra")\n}\n',
    );
    const sql = await diffSchema(db.config('owner'), root);
    expect(sql).toContain('CREATE TABLE "extra"');
    expect(sql).not.toContain('DROP');
    const { rows } = await query(`select datname from pg_database where datname ~ '^assay_shadow'`);
    expect(rows).toEqual([]);
  });
});
