import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { keepSchemaHash } from './db/schema-hash.ts';
import { diffSchema } from '#server/postgres/author-migration.ts';
import { openDatabase } from '#server/postgres/open-database.ts';

const d = await openDatabase({ databaseUrl: null, dataDir: '/tmp/dbh/gen', durable: false });
try {
  const root = process.cwd();
  // the tables alone: only the roles migration stands before them
  const t = fs.mkdtempSync('/tmp/dbh/root-');
  fs.cpSync('prisma', path.join(t, 'prisma'), { recursive: true });
  for (const n of fs.readdirSync(path.join(t, 'prisma/migrations')))
    if (/tables|rules/.test(n))
      fs.rmSync(path.join(t, 'prisma/migrations', n), { recursive: true });
  const sql = await diffSchema(d.config('owner'), t);
  fs.writeFileSync('prisma/migrations/20261121000001_tables/migration.sql', sql!);
  fs.rmSync(t, { recursive: true });
  console.log('lines', sql!.split('\n').length);
  console.log('drift', await diffSchema(d.config('owner'), root));
} finally {
  await d.stop();
}
