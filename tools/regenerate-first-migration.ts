import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { diffSchema } from '#server/postgres/author-migration.ts';
import { openDatabase } from '#server/postgres/open-database.ts';
import { keepSchemaHash } from './db/schema-hash.ts';

// Only while nothing is deployed: writes the migration of the tables anew from the schema.
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'assay-first-'));
fs.chmodSync(scratch, 0o711);
const dataDir = path.join(scratch, 'data');
const db = await openDatabase({ databaseUrl: null, dataDir, durable: false });
try {
  const root = path.join(scratch, 'root');
  fs.cpSync('prisma', path.join(root, 'prisma'), { recursive: true });
  const copies = path.join(root, 'prisma/migrations');
  for (const name of fs.readdirSync(copies)) {
    if (!/_roles$/.test(name)) fs.rmSync(path.join(copies, name), { recursive: true });
  }
  const sql = await diffSchema(db.config('owner'), root);
  if (sql === null) throw new Error('the schema is empty');
  fs.writeFileSync('prisma/migrations/20261121000001_tables/migration.sql', sql);
  const drift = await diffSchema(db.config('owner'), process.cwd());
  if (drift !== null) throw new Error(`the migrations lead to another schema:\n${drift}`);
  keepSchemaHash();
} finally {
  await db.stop();
  fs.rmSync(scratch, { recursive: true, force: true });
}
