import fs from 'node:fs';
import { errorCode } from './error-code.ts';

type Stat = { state: string; startTicks: string };

/** Fields 3 and 22 of /proc/<pid>/stat; the name before them may itself hold spaces and brackets. */
function readStat(pid: number): Stat | null {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', startTicks: fields[19] ?? '' };
  } catch {
    return null;
  }
}

/** True when `pid` runs. A zombie, which waits for a parent that may never reap it, does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) !== 'EPERM') return false;
  }
  if (process.platform !== 'linux') return true;
  const stat = readStat(pid);
  return stat !== null && stat.state !== 'Z' && stat.state !== 'X';
}

/**
 * A name for a running process that outlives its pid: `<pid> <start time>`. Containers hand out the
 * same few pids at every start, so a pid in a file proves little. Without /proc the time is `-`.
 */
export function identify(pid: number): string {
  const stat = process.platform === 'linux' ? readStat(pid) : null;
  return `${pid} ${stat?.startTicks ?? '-'}`;
}

/** True when the process that `identify` named still runs. */
export function stillRuns(identity: string): boolean {
  const pid = Number.parseInt(identity, 10);
  return pid > 0 && isAlive(pid) && identify(pid) === identity.trim();
}
