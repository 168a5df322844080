import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { StartError } from '#server/postgres/start-error.ts';

/** The file that is Prisma's command line, to be run with node. */
export const prismaProgram = createRequire(import.meta.url).resolve('prisma/build/index.js');

function runPrisma(command: string): void {
  const { status } = spawnSync(process.execPath, [prismaProgram, command], { stdio: 'inherit' });
  if (status !== 0) throw new StartError(`prisma ${command} failed: its reason stands above.`);
}

/** Checks the schema. Needs no database. */
export const validate = () => runPrisma('validate');

/** Writes the database client from the schema. Needs no database. */
export const generate = () => runPrisma('generate');
