import { errorText } from '#server/postgres/error-code.ts';
import { StartError } from '#server/postgres/start-error.ts';
import { checkMigrations } from './db/check.ts';
import { deploy } from './db/deploy.ts';
import { generate, validate } from './db/prisma-cli.ts';
import { pull } from './db/pull.ts';
import { push } from './db/push.ts';
import { reset } from './db/reset.ts';
import { resolveFailed } from './db/resolve.ts';
import { status } from './db/status.ts';
import { studio } from './db/studio.ts';
import { writeNewMigration } from './db/write-new-migration.ts';

type Command = { does: string; run(args: string[]): Promise<void> | void };

const commands: Record<string, Command> = {
  migrate: {
    does: '<name>  write a migration from the schema and apply it',
    run: writeNewMigration,
  },
  deploy: { does: 'apply the migrations the database lacks', run: deploy },
  status: { does: 'say which migrations are applied', run: status },
  resolve: { does: '<migration>  let a failed migration be tried again', run: resolveFailed },
  reset: { does: '[--yes]  empty the database, migrate it, seed it', run: reset },
  push: { does: '[--force]  change the database to the schema without a migration', run: push },
  pull: { does: '[--print]  change the schema to the database', run: pull },
  studio: { does: 'browse the database with Prisma Studio', run: studio },
  validate: { does: 'check the schema', run: validate },
  generate: { does: 'write the database client', run: generate },
  check: { does: 'fail when the schema changed without a migration', run: checkMigrations },
};

const usage = Object.entries(commands)
  .map(([name, { does }]) => `  ${name} ${does}`)
  .join('\n');

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command) {
  try {
    await command.run(args);
  } catch (error) {
    const isOurs =
      error instanceof StartError || (error instanceof Error && error.name === 'EnvError');
    console.error(isOurs ? error.message : `db ${name} failed: ${errorText(error)}`);
    process.exitCode = 1;
  }
} else {
  console.error(`Usage: tsx tools/db.ts <command>\n${usage}`);
  process.exitCode = 1;
}
