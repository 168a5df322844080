import { diffSchema, withProtection } from '#server/postgres/author-migration.ts';
import { migrate } from '#server/postgres/migrate.ts';
import { writeMigration } from '#server/postgres/migrations.ts';
import { prismaPaths } from '#server/postgres/project-root.ts';
import { StartError } from '#server/postgres/start-error.ts';
import { generate } from './prisma-cli.ts';
import { keepSchemaHash } from './schema-hash.ts';
import { withDatabase } from './with-database.ts';

/** Writes the migration that leads to the schema, applies it, and writes the client anew. */
export async function writeNewMigration([name = '']: string[]): Promise<void> {
  if (!/^[a-z][a-z0-9_]{0,60}$/.test(name)) {
    throw new StartError('Name the migration in lower case, such as: db migrate add_tags');
  }
  await withDatabase(async (db) => {
    for (const done of await migrate(db)) console.log(`applied ${done}`);
    console.log('Comparing the schema with the migrations …');
    const sql = await diffSchema(db.config('owner'), process.cwd());
    if (sql === null) {
      keepSchemaHash();
      return console.log('The migrations lead to this schema already: nothing to write.');
    }
    const written = writeMigration(prismaPaths().migrations, name, withProtection(sql), new Date());
    console.log(
      `wrote   prisma/migrations/${written}/migration.sql: read it before you commit it.`,
    );
    keepSchemaHash();
    for (const done of await migrate(db)) console.log(`applied ${done}`);
    generate();
  });
}
