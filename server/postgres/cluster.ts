import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Binaries, findBinaries } from './binaries.ts';
import { joinCluster, leaveCluster } from './cluster-clients.ts';
import { type Credentials, makeCredentials, readCredentials } from './credentials.ts';
import { prepareDataFolder } from './data-folder.ts';
import { errorText } from './error-code.ts';
import { withFileLock } from './file-lock.ts';
import { initCluster } from './init-cluster.ts';
import { chooseLauncher } from './os-user.ts';
import {
  clearDeadPostmaster,
  isPostgres,
  type Postmaster,
  readPostmaster,
} from './postmaster-file.ts';
import { StartError } from './start-error.ts';
import { awaitReady, startPostmaster } from './start-postmaster.ts';

export type Cluster = {
  port: number;
  /** Process id of the postmaster. */
  pid: number;
  credentials: Credentials;
  isNew: boolean;
  /** Ends this process's use; the last of all processes stops Postgres. */
  leave(): Promise<void>;
};

export type ClusterOptions = { dataDir: string; preferredPort: number; durable: boolean };

/**
 * Joins the Postgres of `dataDir`: makes its cluster when there is none, starts it when it does not run.
 * `prepare` runs once Postgres answers, while no other process starts or stops it.
 * Throws a `StartError` that says what to do.
 */
export async function joinOrStartCluster(
  o: ClusterOptions,
  prepare: (cluster: Cluster) => Promise<void>,
): Promise<Cluster> {
  prepareDataFolder(o.dataDir);
  const lock = path.join(o.dataDir, 'lock');
  return await withFileLock(lock, async () => {
    const folder = path.join(o.dataDir, 'postgres');
    const isNew = !fs.existsSync(path.join(folder, 'PG_VERSION'));
    const { postmaster, credentials } = await ensureRunning(o, folder, isNew);
    const note = joinCluster(o.dataDir);
    const leave = () =>
      withFileLock(lock, async () => {
        if (leaveCluster(o.dataDir, note)) await stopPostmaster(folder, postmaster.pid);
      });
    const cluster = { port: postmaster.port, pid: postmaster.pid, credentials, isNew, leave };
    try {
      await prepare(cluster);
    } catch (error) {
      if (leaveCluster(o.dataDir, note)) await stopPostmaster(folder, postmaster.pid);
      throw error;
    }
    return cluster;
  });
}

async function ensureRunning(
  o: ClusterOptions,
  cluster: string,
  isNew: boolean,
): Promise<{ postmaster: Postmaster; credentials: Credentials }> {
  const binaries = findBinaries();
  const version = versionOf(binaries);
  const launcher = chooseLauncher(binaries, o.dataDir, cluster);
  if (!isNew) {
    const credentials = readCredentials(o.dataDir);
    const running = readPostmaster(cluster);
    if (running && isPostgres(running.pid)) {
      const adopted = await awaitReady(cluster, () => !isPostgres(running.pid));
      if (adopted) return { postmaster: adopted, credentials };
    }
    await clearDeadPostmaster(cluster);
    refuseOtherVersion(version, cluster);
  }
  const credentials = isNew ? makeCredentials(o.dataDir) : readCredentials(o.dataDir);
  if (isNew)
    await initCluster({ ...o, binaries, launcher, cluster, password: credentials.superuser });
  const logFile = path.join(o.dataDir, 'postgres.log');
  const postmaster = await startPostmaster({ ...o, binaries, launcher, cluster, logFile });
  return { postmaster, credentials };
}

function refuseOtherVersion(version: string, cluster: string): void {
  const found = fs.readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim();
  const ours = /(\d+)\.\d+/.exec(version)?.[1];
  if (found === ours) return;
  throw new StartError(
    `The data folder ${cluster} was made by Postgres ${found} and this Assay brings Postgres ${ours}: start the Assay that made it, or set DATA_DIR to a new folder and import a backup.`,
  );
}

function versionOf(binaries: Binaries): string {
  try {
    return execFileSync(binaries.postgres, ['--version'], { encoding: 'utf8' });
  } catch (cause) {
    throw new StartError(
      `The bundled Postgres ${binaries.postgres} does not run on this machine (${errorText(cause)}): set DATABASE_URL to a Postgres 16 or newer.`,
      { cause },
    );
  }
}

/** SIGINT ends Postgres at once but cleanly; SIGQUIT is for one that hangs. */
async function stopPostmaster(cluster: string, pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    const deadline = Date.now() + 20_000;
    if (readPostmaster(cluster)?.pid !== pid || !isPostgres(pid)) return;
    process.kill(pid, signal);
    while (Date.now() < deadline) {
      if (readPostmaster(cluster)?.pid !== pid || !isPostgres(pid)) return;
      await wait(10);
    }
  }
}
