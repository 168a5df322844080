import { openApi } from '../api/open-api.ts';
import { failureOf } from '../api/problem.ts';
import { findConnection } from '../config/connection.ts';
import { readConfig } from '../config/read-config.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { Terminal } from '../terminal.ts';
import { hearInterrupts } from './interrupts.ts';
import { leaveAtOnce } from './play-run.ts';
import { playSuite } from './play-suite.ts';
import { type RunSaid, readRunSettings } from './run-settings.ts';
import { Stop } from './stop.ts';
import { watchSuite } from './watch-suite.ts';

/** Plays a suite as the command line asks, once or again and again. */
export async function runSuite(terminal: Terminal, said: RunSaid): Promise<ExitCode> {
  const { cwd, environment } = terminal;
  const config = readConfig(cwd, said.config ?? null);
  const settings = readRunSettings(said, config, cwd);
  const connection = findConnection(terminal, config, said);
  const api = openApi(connection, { patience: { ms: 3_000 }, proxies: environment.proxies });
  const quiet = said.quiet ?? false;
  try {
    if (said.watch) return await watchSuite(terminal, { api, config, settings, quiet });
    const stop = new Stop();
    const interrupts = hearInterrupts(
      () => stop.ask('interrupt'),
      () => leaveAtOnce(terminal),
    );
    try {
      return await playSuite(terminal, { api, settings, stop, quiet });
    } finally {
      interrupts.stop();
    }
  } catch (error) {
    throw failureOf(error, connection.url) ?? error;
  }
}
