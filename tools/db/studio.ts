import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { readEnv } from '#server/env.ts';
import { readCredentials } from '#server/postgres/credentials.ts';
import { StartError } from '#server/postgres/start-error.ts';
import { prismaProgram } from './prisma-cli.ts';
import { withDatabase } from './with-database.ts';

/**
 * Runs Prisma Studio until it is ended. Row-level security hides every row from the owner of the tables,
 * so the embedded database is opened as its superuser.
 */
export async function studio(args: string[]): Promise<void> {
  const { databaseUrl, dataDir } = readEnv();
  await withDatabase(async (db) => {
    const { host, port, database } = db.config('owner');
    const password = db.embedded ? readCredentials(dataDir).superuser : '';
    const url = databaseUrl ?? `postgresql://postgres:${password}@${host}:${port}/${database}`;
    fs.mkdirSync(dataDir, { recursive: true });
    // In a file, because everybody on the machine can read a command line.
    const config = path.join(dataDir, `studio-${process.pid}.config.mjs`);
    const content = { schema: path.resolve('prisma'), datasource: { url } };
    fs.writeFileSync(config, `export default ${JSON.stringify(content)};\n`, { mode: 0o600 });
    // Ctrl-C ends Studio, and then, the database let go of, us.
    let isInterrupted = false;
    process.on('SIGINT', () => {
      isInterrupted = true;
    });
    try {
      const child = spawn(
        process.execPath,
        [prismaProgram, 'studio', '--config', config, ...args],
        {
          stdio: 'inherit',
        },
      );
      const [code] = await once(child, 'exit');
      if (code && !isInterrupted)
        throw new StartError('Prisma Studio failed: its reason stands above.');
    } finally {
      fs.rmSync(config, { force: true });
    }
  });
}
