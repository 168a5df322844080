import process from 'node:process';
import type { inferRouterInputs } from '@trpc/server';
import type { OrgRouter } from '#server/rpc/app-router.ts';
import type { Api, Run } from '../api/open-api.ts';
import { failureOf, refusalIn } from '../api/problem.ts';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { oneLine } from '../paint.ts';
import { counted, listed } from '../share/words.ts';
import type { Terminal } from '../terminal.ts';
import { followRun, isOver } from './follow-run.ts';
import { lineProgress, liveProgress, noProgress, type Progress } from './progress.ts';
import type { Stop } from './stop.ts';

/** A server that is away for longer than this while a run goes on is given up. */
const awayMs = 5 * 60_000;
/** So long a cancelled run may take to let go. */
const lettingGoMs = 60_000;

type Start = inferRouterInputs<OrgRouter>['runs']['start'];
export type PlayRun = {
  api: Api;
  plan: Start;
  stop: Stop;
  settings: { timeoutMs: number | null };
  quiet: boolean;
};

/**
 * Starts a run and stays with it until it is over. Asked to stop, it cancels the run and waits for that.
 * @throws {Failure} when it can't be started, or the server is lost on the way
 */
export async function playRun(terminal: Terminal, o: PlayRun): Promise<Run> {
  const { api, stop, plan } = o;
  const started = await api.rpc.runs.start.mutate(plan);
  const link = api.linkTo(started);
  last.link = link;
  const progress = progressOn(terminal, o.quiet);
  const { timeoutMs } = o.settings;
  const timer = timeoutMs === null ? null : setTimeout(() => stop.ask('timeout'), timeoutMs);
  const given = new AbortController();
  api.patience.ms = awayMs;
  const cancel = () => cancelRun({ api, progress, given, link }, started, stop);
  if (stop.signal.aborted) void cancel();
  else stop.signal.addEventListener('abort', cancel, { once: true });
  let isNew = true;
  try {
    for await (const run of followRun(api, started.id, given.signal)) {
      if (isNew && !o.quiet) progress.say(headOf(run, started, link));
      isNew = false;
      progress.update(run);
      if (isOver(run)) return run;
    }
    throw new Error('The run was left before its end.');
  } catch (error) {
    const said = given.signal.aborted
      ? new Failure(`The run #${started.number} didn’t let go in time.`)
      : (failureOf(error, api.url) ?? (error instanceof Failure ? error : null));
    if (said === null) throw error;
    throw new Failure(said.message, `The run may go on: ${link}`, exitCodes.unknown);
  } finally {
    if (timer) clearTimeout(timer);
    stop.signal.removeEventListener('abort', cancel);
    progress.end();
  }
}

/** Where the run is that somebody may leave in a hurry. */
const last: { link: string | null } = { link: null };

/** Ends this program without waiting for anything. */
export function leaveAtOnce({ err }: Terminal): void {
  err(`\nLeft at once.${last.link === null ? '' : ` The run may go on: ${last.link}`}`);
  process.exit(exitCodes.unknown);
}

type Cancelling = { api: Api; progress: Progress; given: AbortController; link: string };

async function cancelRun(
  { api, progress, given, link }: Cancelling,
  { id, number }: { id: string; number: number },
  { reason }: Stop,
): Promise<void> {
  const again = reason === 'interrupt' ? ' Ctrl-C again leaves at once.' : '';
  const why = { interrupt: '', timeout: ' It takes too long.', change: ' Files changed.' };
  progress.say(`Cancelling run #${number} …${reason ? why[reason] : ''}${again}`);
  setTimeout(() => given.abort(), lettingGoMs).unref();
  try {
    await api.rpc.runs.cancel.mutate({ id });
  } catch (error) {
    if (refusalIn(error)?.reason === 'runs.over') return;
    const { message } = failureOf(error, api.url) ?? { message: 'It can’t be cancelled.' };
    progress.say(`${message} The run goes on: ${link}`);
    given.abort();
  }
}

function progressOn({ live, err, paint }: Terminal, quiet: boolean): Progress {
  if (quiet) return noProgress(err);
  return live ? liveProgress(live, paint.err) : lineProgress(err);
}

function headOf(
  run: Run,
  {
    number,
    itemCount,
    archivedScenarios,
  }: { number: number; itemCount: number; archivedScenarios: number },
  link: string,
): string {
  const targets = listed(run.targets.map(({ name }) => oneLine(name)));
  const where = run.environment === null ? '' : ` in ${oneLine(run.environment)}`;
  const left =
    archivedScenarios > 0 ? `\n${counted(archivedScenarios, 'archived scenario')} left out.` : '';
  const what = counted(itemCount, 'conversation');
  return `${oneLine(run.suiteName)} #${number}: ${what} against ${targets}${where}\n${link}${left}`;
}
