import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive } from './process-identity.ts';
import { StartError } from './start-error.ts';

/** What a running Postgres says of itself in its data folder. */
export type Postmaster = { pid: number; port: number; isReady: boolean };

/**
 * Reads `postmaster.pid` of `cluster`: line 1 is the pid, 2 the folder, 4 the port, 8 the state. Null when
 * there is none, or when it came with a copy of another folder whose Postgres still runs.
 */
export function readPostmaster(cluster: string): Postmaster | null {
  try {
    const lines = fs.readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    if (!(pid > 0) || !isSameFolder(lines[1] ?? '', cluster)) return null;
    return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
  } catch {
    return null;
  }
}

function isSameFolder(written: string, cluster: string): boolean {
  return written === cluster || fs.realpathSync(written) === fs.realpathSync(cluster);
}

/** True when `pid` runs and is a Postgres: the pid in an old file may belong to anything by now. */
export function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return false;
  }
}

/**
 * Clears what a killed Postgres left. Its children outlive it for a moment; starting beside them
 * would damage the data, so this waits until none has the cluster as its working directory.
 */
export async function clearDeadPostmaster(cluster: string): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (hasProcesses(cluster)) {
    if (Date.now() > deadline) {
      throw new StartError(
        `Processes of a Postgres that was killed still use ${cluster}: end them, then start again.`,
      );
    }
    await wait(20);
  }
  fs.rmSync(path.join(cluster, 'postmaster.pid'), { force: true });
}

function hasProcesses(cluster: string): boolean {
  if (process.platform !== 'linux') return false;
  const real = fs.realpathSync(cluster);
  return fs.readdirSync('/proc').some((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return fs.readlinkSync(`/proc/${name}/cwd`) === real && isAlive(Number(name));
    } catch {
      return false;
    }
  });
}
