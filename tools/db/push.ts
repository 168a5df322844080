import { prismaPaths } from '#server/postgres/project-root.ts';
import { noFilter, withSchemaEngine } from '#server/postgres/schema-engine.ts';
import { StartError } from '#server/postgres/start-error.ts';
import { withClient } from '#server/postgres/with-client.ts';
import { withDatabase } from './with-database.ts';

const protectNewTables = `
select protect_org_table(c.oid::regclass)
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not c.relrowsecurity`;

/** Changes the database to the schema, for an experiment; `db reset` brings it back. */
export async function push(args: string[]): Promise<void> {
  // Not from readEnv, which takes a shell without NODE_ENV for production.
  if (process.env.NODE_ENV === 'production') {
    throw new StartError('db push is for experiments: write a migration for production.');
  }
  await withDatabase(async (db) => {
    const config = db.config('owner');
    const result = await withSchemaEngine(config, prismaPaths().schema, ({ engine, schema }) =>
      engine.schemaPush({
        force: args.includes('--force'),
        schema: { files: schema },
        filters: noFilter,
      }),
    );
    for (const warning of [...result.unexecutable, ...result.warnings]) console.log(warning);
    if (
      result.unexecutable.length > 0 ||
      (result.warnings.length > 0 && !args.includes('--force'))
    ) {
      throw new StartError(
        'Nothing was changed: add --force to accept the loss above, or db reset.',
      );
    }
    await withClient(config, (client) => client.query(protectNewTables));
    console.log(`Changed the database in ${result.executedSteps} steps, without a migration.`);
  });
}
