import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { text } from 'node:stream/consumers';
import type pg from 'pg';
import { z } from 'zod';
import { programArgs } from './programs.ts';

const Connection = z.object({
  host: z.string(),
  port: z.number(),
  user: z.string(),
  password: z.string(),
  database: z.string(),
});
const Report = z.object({
  isNew: z.boolean(),
  app: Connection,
  owner: Connection,
  applied: z.array(z.string()),
});

export type Holder = {
  isNew: boolean;
  applied: string[];
  app: pg.PoolConfig;
  owner: pg.PoolConfig;
  port: number;
  process: ChildProcess;
  /** Ends it as a stopped server ends; resolves with its exit code. */
  stop(): Promise<number>;
  /** Ends it, or its whole process group, without a word. */
  kill(what?: 'group'): Promise<void>;
};

/** A new folder that other OS users may pass through. Remove it afterwards. */
export function makeFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'assay-holder-'));
  fs.chmodSync(folder, 0o755);
  return folder;
}

type HoldOptions = {
  /** Runs as this user. */ uid?: number /** Also migrates. */;
  migrate?: boolean;
};

function start(dataDir: string, { uid, migrate }: HoldOptions): ChildProcess {
  const args = [...programArgs('holder'), dataDir];
  if (migrate) args.push('with-tables');
  const user = uid === undefined ? {} : { uid, gid: uid };
  return spawn(process.execPath, args, { ...user, detached: true, stdio: 'pipe' });
}

/** Another process, in a group of its own, that has opened the database of `dataDir`. */
export async function holdDatabase(dataDir: string, options: HoldOptions = {}): Promise<Holder> {
  const child = start(dataDir, options);
  const { stdin, stdout, stderr, pid } = child;
  if (!stdin || !stdout || !stderr || !pid) throw new Error('the holder has no pipes');
  const complaint = text(stderr);
  const lines = readline.createInterface({ input: stdout });
  const first = await Promise.race([once(lines, 'line'), once(child, 'close')]);
  if (typeof first[0] !== 'string') throw new Error(await complaint);
  const report = Report.parse(JSON.parse(first[0]));
  return {
    ...report,
    port: report.app.port,
    process: child,
    stop: async () => {
      const ended = once(child, 'close');
      stdin.end();
      return (await ended)[0];
    },
    kill: async (what) => {
      const ended = once(child, 'close');
      process.kill(what === 'group' ? -pid : pid, 'SIGKILL');
      await ended;
    },
  };
}

/** How a process that can't open the database ends. */
export async function failToHold(
  dataDir: string,
  options: HoldOptions = {},
): Promise<{ code: number; message: string }> {
  const child = start(dataDir, options);
  const complaint = child.stderr ? text(child.stderr) : '';
  child.stdin?.end();
  const [code] = await once(child, 'close');
  return { code, message: await complaint };
}
