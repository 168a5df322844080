import { migrate } from '#server/postgres/migrate.ts';
import { openDatabase } from '#server/postgres/open-database.ts';
import { StartError } from '#server/postgres/start-error.ts';

// A process that opens the database of a folder, says so in one line, and holds it until its input
// ends. Started by `holdDatabase`.
const [dataDir = '', withTables] = process.argv.slice(2);
process.on('SIGINT', () => undefined);
try {
  const db = await openDatabase({
    databaseUrl: null,
    dataDir,
    preferredPort: 5660,
    durable: false,
  });
  const applied = withTables ? await migrate(db) : [];
  const report = { isNew: db.isNew, app: db.config('app'), owner: db.config('owner'), applied };
  process.stdout.write(`${JSON.stringify(report)}\n`);
  for await (const _ of process.stdin);
  await db.stop();
} catch (error) {
  process.stderr.write(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  process.exitCode = error instanceof StartError ? 3 : 1;
}
