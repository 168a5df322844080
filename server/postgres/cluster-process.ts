import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { type Launcher, systemEnv } from './os-user.ts';

/** Starts a Postgres program in `cwd` as the user `launcher` names, without our environment's secrets. */
export function spawnAs(
  launcher: Launcher,
  program: string,
  args: readonly string[],
  options: Pick<SpawnOptions, 'cwd' | 'stdio' | 'detached'>,
): ChildProcess {
  const [command = program, ...rest] = [...launcher.prefix, program, ...args];
  // Windows programs don't start without some of the inherited variables.
  const env = process.platform === 'win32' ? undefined : systemEnv;
  return spawn(command, rest, { ...options, ...launcher.ids, env });
}
