import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline/promises';
import { errorCode } from '#server/postgres/error-code.ts';
import type { Database } from '#server/postgres/open-database.ts';
import { StartError } from '#server/postgres/start-error.ts';
import { withClient } from '#server/postgres/with-client.ts';
import { deploy } from './deploy.ts';
import { withDatabase } from './with-database.ts';

/** Empties the database, migrates it, and seeds it. Asks first, unless told `--yes`. */
export async function reset(args: string[]): Promise<void> {
  if (!args.includes('--yes')) await confirm();
  await withDatabase(async (db) => {
    await dropEverything(db);
    console.log('emptied the database');
  });
  await deploy();
  seed();
}

async function confirm(): Promise<void> {
  const refusal = new StartError('Nothing was changed: add --yes to reset without being asked.');
  if (!process.stdin.isTTY) throw refusal;
  const prompt = readline.createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question('This deletes everything in the database. Type yes: ');
  prompt.close();
  if (answer.trim() !== 'yes') throw refusal;
}

/** What the three roles own, with every grant on it; opening the database again gives back what is needed. */
async function dropEverything(db: Database): Promise<void> {
  await withClient(db.config('owner'), async (client) => {
    await client.query(`set lock_timeout = '5s'`);
    await client.query('drop owned by assay_queue, assay_auth, assay_owner cascade');
  }).catch((cause: unknown) => {
    if (errorCode(cause) !== '55P03') throw cause;
    throw new StartError('The database is in use: stop Assay, then reset again.', { cause });
  });
}

function seed(): void {
  const file = path.resolve('prisma/seed.ts');
  if (!fs.existsSync(file)) return;
  console.log('Seeding …');
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', file], { stdio: 'inherit' });
  if (status !== 0) throw new StartError('The seed failed: its reason stands above.');
}
