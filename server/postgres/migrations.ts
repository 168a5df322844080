import fs from 'node:fs';
import path from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm';

const lockFile = 'migration_lock.toml';

/** What the lock file must say; without it the engine doesn't know which database it speaks to. */
export const lockContent = 'provider = "postgresql"\n';

/** Names of the migrations in `folder`, oldest first. */
export function migrationNames(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The migrations of `folder` with their SQL, as the schema engine wants them. */
export function readMigrations(folder: string): MigrationList {
  return {
    baseDir: folder,
    lockfile: { path: lockFile, content: lockContent },
    migrationDirectories: migrationNames(folder).map((name) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: readSql(folder, name) },
    })),
    shadowDbInitScript: '',
  };
}

type ReadSql = MigrationList['migrationDirectories'][number]['migrationFile']['content'];

function readSql(folder: string, name: string): ReadSql {
  const file = path.join(folder, name, 'migration.sql');
  if (!fs.existsSync(file)) return { tag: 'error', value: `${file} is missing` };
  return { tag: 'ok', value: fs.readFileSync(file, 'utf8') };
}

/** Writes a new migration folder with its SQL; returns its name. */
export function writeMigration(folder: string, name: string, sql: string, now: Date): string {
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14);
  const full = `${stamp}_${name}`;
  fs.mkdirSync(path.join(folder, full), { recursive: true });
  fs.writeFileSync(path.join(folder, full, 'migration.sql'), sql);
  fs.writeFileSync(path.join(folder, lockFile), lockContent);
  return full;
}
