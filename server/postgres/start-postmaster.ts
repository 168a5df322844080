import fs from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { spawnAs } from './cluster-process.ts';
import { clusterSettings } from './cluster-settings.ts';
import { findFreePort } from './free-port.ts';
import type { Launcher } from './os-user.ts';
import { isPostgres, type Postmaster, readPostmaster } from './postmaster-file.ts';
import { StartError } from './start-error.ts';

const patienceMs = 60_000;
const portAttempts = 5;
const keepLogBytes = 5_000_000;

export type StartOptions = {
  binaries: Binaries;
  launcher: Launcher;
  cluster: string;
  logFile: string;
  preferredPort: number;
  durable: boolean;
};

/** Starts Postgres on `cluster` and resolves when it answers. It outlives this process. */
export async function startPostmaster(o: StartOptions): Promise<Postmaster> {
  let port = o.preferredPort;
  for (let attempt = 1; ; attempt++) {
    port = await findFreePort(port);
    const started = await launch(o, port);
    if (typeof started !== 'string') return started;
    const isTaken = /could not bind|Address already in use/i.test(started);
    if (!isTaken || attempt === portAttempts) {
      throw new StartError(`Postgres could not start: ${essence(started)} (log: ${o.logFile}).`);
    }
    port += 1;
  }
}

/** The running Postgres, or what it wrote to its log before it ended. */
async function launch(o: StartOptions, port: number): Promise<Postmaster | string> {
  const size = fs.statSync(o.logFile, { throwIfNoEntry: false })?.size ?? 0;
  const log = fs.openSync(o.logFile, size > keepLogBytes ? 'w' : 'a', 0o600);
  const from = fs.fstatSync(log).size;
  const args = ['-D', o.cluster, ...clusterSettings({ port, durable: o.durable })];
  let ended: string | null = null;
  // Detached: a session of its own, so Ctrl-C in the terminal reaches us and not Postgres.
  const child = spawnAs(o.launcher, o.binaries.postgres, args, {
    cwd: o.cluster,
    detached: true,
    stdio: ['ignore', log, log],
  });
  fs.closeSync(log);
  child.once('error', (error) => {
    ended = error.message;
  });
  child.once('exit', (code, signal) => {
    ended ??= `it ended with ${signal ?? code}`;
  });
  child.unref();
  const ready = await awaitReady(o.cluster, () => ended !== null);
  if (ready) return ready;
  if (ended === null) child.kill('SIGQUIT');
  return (
    fs.readFileSync(o.logFile, 'utf8').slice(from) || (ended ?? 'it did not answer in a minute')
  );
}

/** Waits for the state `ready` in `postmaster.pid`; null when `hasEnded` says so first, or time is up. */
export async function awaitReady(
  cluster: string,
  hasEnded: () => boolean,
): Promise<Postmaster | null> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    const found = readPostmaster(cluster);
    if (found?.isReady && isPostgres(found.pid)) return found;
    if (hasEnded()) return null;
    await wait(10);
  }
  return null;
}

/** The first fatal line of a log, without its time and process id. */
function essence(log: string): string {
  const lines = log.split('\n').filter((line) => line.trim() !== '');
  const line = lines.find((text) => /FATAL|PANIC/.test(text)) ?? lines.at(-1) ?? 'no reason given';
  return line.replace(/^.*?(?:FATAL|PANIC):\s*/, '');
}
