import { StartError } from '#server/postgres/start-error.ts';
import { matchesSchemaHash } from './schema-hash.ts';

/** Fails when the schema isn't the one the migrations lead to. Needs no database. */
export function checkMigrations(): void {
  if (matchesSchemaHash()) return;
  throw new StartError(
    'prisma/ has changed without a migration: run npm run db:migrate <name> and commit what it writes.',
  );
}
