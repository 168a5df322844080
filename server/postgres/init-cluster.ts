import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { Binaries } from './binaries.ts';
import { spawnAs } from './cluster-process.ts';
import type { Launcher } from './os-user.ts';
import { StartError } from './start-error.ts';

/** Makes an empty cluster at `cluster`, whole or not at all: a half-made one is thrown away next time. */
export async function initCluster(o: {
  binaries: Binaries;
  launcher: Launcher;
  cluster: string;
  password: string;
  durable: boolean;
}): Promise<void> {
  const draft = `${o.cluster}.new`;
  const passwordFile = path.join(path.dirname(o.cluster), '.initdb');
  fs.rmSync(draft, { recursive: true, force: true });
  fs.mkdirSync(draft, { mode: 0o700 });
  fs.writeFileSync(passwordFile, `${o.password}\n`, { mode: 0o600 });
  try {
    if (o.launcher.owner) {
      const { uid, gid } = o.launcher.owner;
      fs.chownSync(draft, uid, gid);
      fs.chownSync(passwordFile, uid, gid);
    }
    await runInitdb(o, draft, passwordFile);
    fs.renameSync(draft, o.cluster);
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
}

async function runInitdb(
  o: { binaries: Binaries; launcher: Launcher; durable: boolean },
  draft: string,
  passwordFile: string,
): Promise<void> {
  const args = [
    `--pgdata=${draft}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    // Without these the cluster takes its encoding from LANG, and is SQL_ASCII when there is none.
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
    ...(o.durable ? [] : ['--no-sync']),
  ];
  const child = spawnAs(o.launcher, o.binaries.initdb, args, {
    cwd: draft,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const complaint = child.stderr ? text(child.stderr) : Promise.resolve('');
  const [code] = await once(child, 'close').catch((error: Error) => [error.message]);
  if (code === 0) return;
  const lines = (await complaint).split('\n').filter((line) => /error|fatal|denied/i.test(line));
  throw new StartError(
    `Postgres could not make its data folder ${draft}: ${lines[0] ?? `initdb ended with ${code}`}`,
  );
}
