import { randomUUID } from 'node:crypto';
import type { Api, Run } from '../api/open-api.ts';
import { failureOf } from '../api/problem.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import type { Terminal } from '../terminal.ts';
import { askGate } from './ask-gate.ts';
import { findNames, type Plan } from './find-names.ts';
import { judgeRun } from './judge-run.ts';
import { playRun } from './play-run.ts';
import { prepareReports, writeReports } from './reports.ts';
import type { RunSettings } from './run-settings.ts';
import { showResult } from './show-result.ts';
import type { Stop } from './stop.ts';

export type Play = { api: Api; settings: RunSettings; stop: Stop; quiet: boolean };

/** Plays a suite once, writes its reports and says what came of it. */
export async function playSuite(terminal: Terminal, play: Play): Promise<ExitCode> {
  const { api, settings, stop } = play;
  prepareReports(settings.reports);
  const plan = await findNames(api, settings);
  if (stop.signal.aborted) throw new Failure('Nothing was started.', null, exitCodes.unknown);
  const run = await playRun(terminal, { ...play, plan: asStart(plan) });
  try {
    return await sumUp(terminal, play, { run, plan });
  } catch (error) {
    const failure = failureOf(error, api.url) ?? (error instanceof Failure ? error : null);
    if (failure === null) throw error;
    // It was played, but what came of it can't be had.
    throw new Failure(failure.message, failure.hint ?? api.linkTo(run), exitCodes.unknown);
  }
}

/** What a run came to, told and written. */
async function sumUp(
  terminal: Terminal,
  { api, settings, stop }: Play,
  { run, plan }: { run: Run; plan: Plan },
): Promise<ExitCode> {
  const comparison = await askGate(api, { run, baseline: plan.baseline, settings });
  const { allowUnchecked } = settings;
  const outcome = judgeRun(
    { ...run, cancelledFor: stop.reason === 'change' ? 'interrupt' : stop.reason },
    { gate: comparison?.gate ?? null, allowUnchecked },
  );
  if (stop.reason === 'change') return outcome.code;
  await showResult(terminal, { api, run, outcome, comparison, allowUnchecked });
  await writeReports(api, { run, reports: settings.reports, comparison });
  return outcome.code;
}

function asStart({ suite, targets, environment, repeats, budgetMicroUsd, askAnew }: Plan) {
  return {
    suiteId: suite.id,
    ...(targets && { targetIds: targets.map(({ id }) => id) }),
    ...(environment && { environmentId: environment.id }),
    ...(repeats !== null && { repeats }),
    ...(budgetMicroUsd !== null && { budgetMicroUsd }),
    ...(askAnew && { askAnew }),
    // The same one when the call is repeated: one run, whatever the network does.
    idempotencyKey: randomUUID(),
  };
}
