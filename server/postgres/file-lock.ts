import fs from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { errorCode } from './error-code.ts';
import { identify, stillRuns } from './process-identity.ts';
import { StartError } from './start-error.ts';

const patienceMs = 120_000;
const halfWrittenMs = 5_000;

/** Runs `work` while no other process holds `file`. A holder that died is taken over. */
export async function withFileLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  await take(file);
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

async function take(file: string): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!create(file)) {
    if (isAbandoned(file)) removeAbandoned(file);
    else if (Date.now() > deadline) {
      throw new StartError(
        `Process ${read(file)?.split(' ')[0]} has held ${file} for two minutes: end it, then start again.`,
      );
    } else await wait(20);
  }
}

/** Two processes may find the same dead holder: the second must not remove the lock of the first. */
function removeAbandoned(file: string): void {
  const guard = `${file}.takeover`;
  if (!create(guard)) {
    if (isAbandoned(guard)) fs.rmSync(guard, { force: true });
    return;
  }
  if (isAbandoned(file)) fs.rmSync(file, { force: true });
  fs.rmSync(guard, { force: true });
}

function create(file: string): boolean {
  try {
    fs.writeFileSync(file, identify(process.pid), { flag: 'wx', mode: 0o644 });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function read(file: string): string | null {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function isAbandoned(file: string): boolean {
  const holder = read(file);
  if (holder === null) return false;
  if (holder !== '') return !stillRuns(holder);
  const age = Date.now() - (fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  return age > halfWrittenMs;
}
