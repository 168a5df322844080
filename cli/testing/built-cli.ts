import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { build } from 'esbuild';
import { cliBundle } from '../../tools/cli-bundle.mjs';

export type Ended = { code: number | null; out: string; err: string };

export type Started = {
  /** Sends it Ctrl-C, or another signal. */
  signal(name?: NodeJS.Signals): void;
  /** Resolves when what it wrote so far holds this. */
  says(words: string): Promise<void>;
  ended: Promise<Ended>;
};

export type BuiltCli = {
  /** The folder it is started in. */
  folder: string;
  write(file: string, text: string): void;
  read(file: string): string;
  has(file: string): boolean;
  start(words: readonly string[], o?: Surroundings): Started;
  run(words: readonly string[], o?: Surroundings): Promise<Ended>;
  remove(): void;
};
export type Surroundings = {
  env?: Readonly<Record<string, string>>;
  /** Below the folder. */
  cwd?: string;
  input?: string;
};

/** The command line as it is shipped, with a folder and a home of its own. Remove it afterwards. */
export async function buildCli(env: Readonly<Record<string, string>> = {}): Promise<BuiltCli> {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'assay-cli-'));
  await build({ ...cliBundle, outdir: path.join(root, 'bin') });
  const folder = path.join(root, 'work');
  fs.mkdirSync(folder);
  const own = {
    NODE_ENV: 'production' as const,
    HOME: root,
    XDG_CONFIG_HOME: path.join(root, 'config'),
    ...env,
  };

  function start(words: readonly string[], o: Surroundings = {}): Started {
    const child = spawn(process.execPath, [path.join(root, 'bin/assay.mjs'), ...words], {
      cwd: path.join(folder, o.cwd ?? '.'),
      env: { ...own, ...o.env },
      stdio: 'pipe',
    });
    child.stdin.end(o.input ?? '');
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        said += chunk;
      });
    }
    const texts = Promise.all([text(child.stdout), text(child.stderr)]);
    const closed = once(child, 'close');
    const ended = closed.then(async ([code]) => {
      const [out, err] = await texts;
      return { code: typeof code === 'number' ? code : null, out, err };
    });
    return {
      signal: (name = 'SIGINT') => void child.kill(name),
      says: async (words) => {
        while (!said.includes(words)) {
          if (child.exitCode !== null) throw new Error(`It ended and said:\n${said}`);
          await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), closed]);
        }
      },
      ended,
    };
  }

  return {
    folder,
    write: (file, content) => {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), content);
    },
    read: (file) => fs.readFileSync(path.join(folder, file), 'utf8'),
    has: (file) => fs.existsSync(path.join(folder, file)),
    start,
    run: (words, o) => start(words, o).ended,
    remove: () => fs.rmSync(root, { recursive: true, force: true }),
  };
}
