import { ZodError, type z } from 'zod';
import type { JobRun } from '#server/core/area.ts';
import type { OpenUnit } from '#server/core/open-unit.ts';
import { advanceRun } from './advance-run.ts';
import { type RetryDeps, realRetries } from './ask-assistant.ts';
import { createBell } from './bell.ts';
import { endCancelledRun, endFailedRun } from './end-run.ts';
import { createFlights } from './flights.ts';
import { handBackRun } from './hand-back-run.ts';
import { executeRunJob } from './jobs.ts';
import { type FrozenRun, loadFrozenRun } from './load-frozen-run.ts';
import { lockRun } from './lock-run.ts';
import { patientUnit } from './patient-unit.ts';
import { playItem } from './play-item.ts';
import { isOver } from './run-states.ts';

export type Execution = {
  /** How long an item belongs to a worker that doesn't say that it is alive. */
  leaseMs: number;
  /** How often a run is looked after while nothing happens, and a cancel is noticed. */
  tickMs: number;
  /** How long the database may be away. */
  patienceMs: number;
  retries: RetryDeps;
};

const defaultExecution: Execution = {
  leaseMs: 30_000,
  tickMs: 800,
  patienceMs: 20_000,
  retries: realRetries,
};

type RunJob = JobRun<z.output<typeof executeRunJob.payload>>;

const largestBatch = 200;

/** The handler of `executeRunJob`: plays what is left of a run, until it ends or the process stops. */
export function runExecutor(options: Partial<Execution> = {}): (job: RunJob) => Promise<void> {
  const execution = { ...defaultExecution, ...options };
  return async (job) => {
    const name = executeRunJob.name;
    const open = patientUnit(job.services, { orgId: job.orgId, name }, execution.patienceMs);
    const run = await loadOrFail(open, job.payload.runId);
    if (run) await execute(run, job, open, execution);
  };
}

async function loadOrFail(open: OpenUnit, runId: string): Promise<FrozenRun | null> {
  return await open(async (scope) => {
    const state = await lockRun(scope, runId);
    if (!state || isOver(state.status)) return null;
    if (state.status === 'CANCELLING') {
      await endCancelledRun(scope, runId);
      return null;
    }
    try {
      return await loadFrozenRun(scope, runId);
    } catch (error) {
      if (!(error instanceof ZodError)) throw error;
      await endFailedRun(scope, runId, 'What this run was started with can’t be read any more.');
      return null;
    }
  });
}

async function execute(
  run: FrozenRun,
  { signal, services, slots }: RunJob,
  open: OpenUnit,
  { leaseMs, tickMs, retries }: Execution,
): Promise<void> {
  const bell = createBell();
  const share = slots.join(bell.ring);
  const flights = createFlights(
    (item, itemSignal) => playItem({ open, services, retries }, run, item, itemSignal),
    () => {
      share.give();
      bell.ring();
    },
  );
  let renewedAt = performance.now();
  try {
    while (!signal.aborted) {
      const capacity = share.take(largestBatch);
      const outcomes = flights.takeFinished();
      const renew = performance.now() - renewedAt >= leaseMs / 3;
      if (renew) renewedAt = performance.now();
      const step = { outcomes, held: flights.held(), renew, capacity, leaseMs };
      const { isOver, claimed, lost } = await open((scope) => advanceRun(scope, run.id, step));
      share.giveBack(capacity - claimed.length);
      flights.drop(lost);
      if (isOver) return;
      for (const item of claimed) flights.start(item);
      await bell.wait(tickMs, signal);
    }
    const held = await flights.stop();
    const outcomes = flights.takeFinished();
    await open((scope) => handBackRun(scope, run.id, { outcomes, held }));
  } finally {
    await flights.stop();
    share.leave();
  }
}
