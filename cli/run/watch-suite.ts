import { statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Api } from '../api/open-api.ts';
import { failureOf } from '../api/problem.ts';
import type { Config } from '../config/read-config.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { bringUp } from '../files/bring-up.ts';
import { findFiles } from '../files/find-files.ts';
import { counted } from '../share/words.ts';
import type { Terminal } from '../terminal.ts';
import { hearInterrupts } from './interrupts.ts';
import { leaveAtOnce } from './play-run.ts';
import { playSuite } from './play-suite.ts';
import type { RunSettings } from './run-settings.ts';
import { Stop } from './stop.ts';

const lookEveryMs = 300;

type Watch = { api: Api; config: Config; settings: RunSettings; quiet: boolean };

/**
 * Brings the files of the settings to the server and plays the suite, now and whenever they change; a
 * change while it plays begins anew.
 * @returns what the last whole run came to
 */
export async function watchSuite(terminal: Terminal, o: Watch): Promise<ExitCode> {
  const { config } = o;
  const patterns = config.settings.files ?? [];
  if (patterns.length === 0) throw new Failure('Watch what?', 'Set files in assay.config.yaml.');
  const files = () => findFiles(patterns, { folder: config.folder });
  let stop = new Stop();
  let isLeaving = false;
  const interrupts = hearInterrupts(
    () => {
      isLeaving = true;
      stop.ask('interrupt');
    },
    () => leaveAtOnce(terminal),
  );
  let code: ExitCode = exitCodes.unknown;
  try {
    while (!isLeaving) {
      stop = new Stop();
      const seen = stateOf(files());
      const changed = whenChanged(files, seen, stop);
      code = (await playRound(terminal, { ...o, files: files(), stop })) ?? code;
      if (!isLeaving && stop.reason === null) {
        terminal.err(`Watching ${counted(seen.size, 'file')}. Ctrl-C ends it.`);
      }
      await changed;
    }
    return code;
  } finally {
    interrupts.stop();
  }
}

type Round = Omit<Watch, 'config'> & { files: string[]; stop: Stop };

/** One run of what the files say; null when there was none. What is wrong now may be right in a minute. */
async function playRound(terminal: Terminal, o: Round): Promise<ExitCode | null> {
  try {
    if (!(await bringUp(terminal, o.api, o.files))) return exitCodes.failed;
    if (o.stop.signal.aborted) return null;
    return await playSuite(terminal, o);
  } catch (error) {
    const failure = error instanceof Failure ? error : failureOf(error, o.api.url);
    if (failure === null) throw error;
    terminal.err(failure.message);
    if (failure.hint !== null) terminal.err(failure.hint);
    return failure.exitCode;
  }
}

type State = ReadonlyMap<string, string>;

function stateOf(files: readonly string[]): State {
  return new Map(
    files.flatMap((file) => {
      const stat = statSync(file, { throwIfNoEntry: false });
      return stat ? [[file, `${stat.mtimeMs} ${stat.size} ${stat.ino}`] as const] : [];
    }),
  );
}

function isSame(a: State, b: State): boolean {
  return a.size === b.size && [...a].every(([file, state]) => b.get(file) === state);
}

/** Resolves when files changed and rest again, or somebody wants to leave. Looks, since not every disk tells. */
async function whenChanged(files: () => string[], from: State, stop: Stop): Promise<void> {
  let before = from;
  while (!stop.signal.aborted) {
    await wait(lookEveryMs, undefined, { signal: stop.signal }).catch(() => undefined);
    const now = stateOf(files());
    if (!isSame(now, from) && isSame(now, before)) stop.ask('change');
    before = now;
  }
}
