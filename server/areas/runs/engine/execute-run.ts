import { setTimeout as wait } from 'node:timers/promises';
import { ZodError, type z } from 'zod';
import type { JobRun } from '#server/core/area.ts';
import type { OpenUnit } from '#server/core/open-unit.ts';
import type { Scope } from '#server/core/scope.ts';
import { executeRunJob } from '../jobs.ts';
import { type RetryDeps, realRetries } from '../play/ask-assistant.ts';
import { cancellingEvent } from './announce-run.ts';
import { type Bell, createBell } from './bell.ts';
import { createCast } from './cast.ts';
import { endFailedRun } from './end-run.ts';
import { createFloor } from './floor.ts';
import { handBackRun } from './hand-back-run.ts';
import { type FrozenRun, loadFrozenRun } from './load-frozen-run.ts';
import { patientUnit } from './patient-unit.ts';
import { playItem } from './play-item.ts';
import { createSeats } from './seats.ts';
import { stepRun } from './step-run.ts';
import { takeRun } from './take-run.ts';

export type Execution = {
  /** How long a run belongs to a worker that doesn't say that it is alive. */
  leaseMs: number;
  /** How often a run is looked after while nothing happens. */
  tickMs: number;
  /** How long the database may be away. */
  patienceMs: number;
  retries: RetryDeps;
};

const defaultExecution: Execution = {
  leaseMs: 15_000,
  tickMs: 400,
  patienceMs: 20_000,
  retries: realRetries,
};

/** What ends within this time is written together. */
const gatherMs = 20;

type RunJob = JobRun<z.output<typeof executeRunJob.payload>>;

/** The handler of `executeRunJob`: plays what is left of a run, until it ends or the process stops. */
export function runExecutor(options: Partial<Execution> = {}): (job: RunJob) => Promise<void> {
  const execution = { ...defaultExecution, ...options };
  return async (job) => {
    const name = executeRunJob.name;
    const open = patientUnit(job.services, { orgId: job.orgId, name }, execution.patienceMs);
    const { runId } = job.payload;
    try {
      const held = await open((scope) => takeAndLoad(scope, runId, execution.leaseMs));
      if (held) await execute(held, job, open, execution);
    } catch (error) {
      if (!(error instanceof ZodError)) throw error;
      const why = 'What this run was started with can’t be read any more.';
      await open((scope) => endFailedRun(scope, runId, why));
    }
  };
}

type HeldRun = { run: FrozenRun; fence: number };

async function takeAndLoad(scope: Scope, runId: string, leaseMs: number): Promise<HeldRun | null> {
  const taken = await takeRun(scope, runId, { leaseMs });
  const run = taken && (await loadFrozenRun(scope, runId));
  return run && { run, fence: taken.fence };
}

async function execute(
  { run, fence }: HeldRun,
  { orgId, signal, services, slots }: RunJob,
  open: OpenUnit,
  { leaseMs, tickMs, retries }: Execution,
): Promise<void> {
  const bell = createBell();
  const ended = new AbortController();
  const seats = createSeats(run, retries.random);
  const cast = createCast({ open, services }, run, seats);
  const share = slots.join(() => {
    floor.fill();
    bell.ring();
  });
  const floor = createFloor({
    seats,
    share,
    hasStopRules: run.hasStopRules,
    play: (item, content, itemSignal) =>
      playItem({ services, cast, retries }, run, { item, content, signal: itemSignal }),
    onLanded: bell.ring,
  });
  const listening = ringOnCancel(services.events.subscribe(orgId, ended.signal), run.id, bell);
  try {
    while (!signal.aborted) {
      const step = { fence, leaseMs, ...floor.nextStep() };
      const stepped = await open((scope) => stepRun(scope, run.id, step));
      if (stepped.isOver) return;
      floor.apply(stepped);
      if (!floor.isPressing()) await bell.wait(tickMs, signal);
      if (!floor.isPressing()) await wait(gatherMs, undefined, { signal }).catch(() => undefined);
    }
    await floor.stop();
    const outcomes = floor.takeOutcomes();
    await open((scope) => handBackRun(scope, run.id, { fence, outcomes }));
  } finally {
    ended.abort();
    await floor.stop();
    share.leave();
    await listening;
  }
}

/** Somebody cancels: the next step is to notice that. `null` stands for events that were missed. */
async function ringOnCancel(
  events: AsyncIterable<{ kind: string; id: string } | null>,
  runId: string,
  bell: Bell,
): Promise<void> {
  for await (const event of events) {
    if (event === null || (event.kind === cancellingEvent && event.id === runId)) bell.ring();
  }
}
