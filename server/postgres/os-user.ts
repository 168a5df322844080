import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Binaries } from './binaries.ts';
import { StartError } from './start-error.ts';

/** How to run a Postgres program: put `prefix` before its command line, pass `ids` to spawn. */
export type Launcher = {
  prefix: readonly string[];
  ids: { uid?: number; gid?: number };
  /** Who must own the cluster's folder; null when it is whoever runs us. */
  owner: { uid: number; gid: number } | null;
};

/** For the programs we start: they find the system's own, and see none of our secrets. */
export const systemEnv: NodeJS.ProcessEnv = {
  NODE_ENV: 'production',
  LC_ALL: 'C',
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
};

const asSelf: Launcher = { prefix: [], ids: {}, owner: null };

/**
 * Postgres refuses to run as root, so root hands it to another user: the one who owns `cluster`
 * already, or else `postgres`, who is made when absent. Below a folder closed to that user (a clone in
 * root's home) it keeps one capability of root: to pass through and read, not to write.
 * Throws a `StartError` when no way works.
 */
export function chooseLauncher(binaries: Binaries, dataDir: string, cluster: string): Launcher {
  if (process.getuid?.() !== 0) return asSelf;
  const owner = ownerOf(cluster) ?? postgresUser();
  const plain: Launcher = { prefix: [], ids: owner, owner };
  const ways = [plain, ...capabilities.map((name) => withCapability(name, owner))];
  const way = ways.find((candidate) => works(candidate, binaries, dataDir));
  if (way) return way;
  throw new StartError(
    `The OS user ${owner.uid}, as whom root runs Postgres, can't reach ${binaries.folder} and ${dataDir}: move the clone out of closed folders, or set DATA_DIR or DATABASE_URL.`,
  );
}

const capabilities = ['dac_read_search', 'dac_override'];

function withCapability(name: string, owner: { uid: number; gid: number }): Launcher {
  const prefix = [
    'setpriv',
    `--reuid=${owner.uid}`,
    `--regid=${owner.gid}`,
    '--clear-groups',
    `--inh-caps=+${name}`,
    `--ambient-caps=+${name}`,
    // Without it access(2), by which Postgres looks for its own files, ignores the capability.
    '--securebits=+no_setuid_fixup',
  ];
  return { prefix, ids: {}, owner };
}

function works(launcher: Launcher, binaries: Binaries, dataDir: string): boolean {
  const runs = run(launcher, binaries.postgres, ['--version']);
  return runs && run(launcher, 'ls', ['-d', path.join(dataDir, '/')]);
}

const quiet = { cwd: '/', env: systemEnv, stdio: 'ignore' } as const;

function run({ prefix, ids }: Launcher, program: string, args: string[]): boolean {
  const [command = program, ...rest] = [...prefix, program, ...args];
  return spawnSync(command, rest, { ...ids, ...quiet }).status === 0;
}

function ownerOf(cluster: string): { uid: number; gid: number } | null {
  const stat = fs.statSync(cluster, { throwIfNoEntry: false });
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : null;
}

function postgresUser(): { uid: number; gid: number } {
  try {
    return lookUp('postgres');
  } catch {
    try {
      execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], {
        env: systemEnv,
        stdio: 'ignore',
      });
      return lookUp('postgres');
    } catch (cause) {
      throw new StartError(
        'Postgres does not run as root and the OS user postgres can not be made: start Assay as an ordinary user, or set DATABASE_URL.',
        { cause },
      );
    }
  }
}

function lookUp(user: string): { uid: number; gid: number } {
  const id = (flag: string) =>
    Number(
      execFileSync('id', [flag, user], {
        env: systemEnv,
        stdio: ['ignore', 'pipe', 'ignore'],
      }).toString(),
    );
  return { uid: id('-u'), gid: id('-g') };
}
