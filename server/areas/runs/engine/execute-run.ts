import { setTimeout as wait } from 'node:timers/promises';
import { ZodError, type z } from 'zod';
import type { JobRun } from '#server/core/area.ts';
import type { OpenUnit } from '#server/core/open-unit.ts';
import type { Scope } from '#server/core/scope.ts';
import { createPurse } from '../budget/purse.ts';
import { unpaidText } from '../budget/stop-reason.ts';
import { memoryOf } from '../cache/reply-memory.ts';
import { executeRunJob } from '../jobs.ts';
import { type RetryDeps, realRetries } from '../play/ask-assistant.ts';
import { cancellingEvent } from './announce-run.ts';
import { createBell } from './bell.ts';
import { createCast } from './cast.ts';
import { endFailedRun } from './end-run.ts';
import { createFloor, type FloorStep } from './floor.ts';
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

type HeldRun = {
  run: FrozenRun;
  fence: number;
  /** Nothing is taken up before it can begin until this time of `performance.now()`. */
  carefulUntil: number;
};

/**
 * A worker that takes a run from a lost one may be lost next, to the same cause: for so long it asks nobody
 * before all but what it is asking is written, so that each loss costs no more calls than were under way.
 */
const probationMs = 10_000;

async function takeAndLoad(scope: Scope, runId: string, leaseMs: number): Promise<HeldRun | null> {
  const taken = await takeRun(scope, runId, { leaseMs });
  const run = taken && (await loadFrozenRun(scope, runId));
  if (!run) return null;
  const probation = taken.leftOver > 0 ? performance.now() + probationMs : 0;
  // A rule may stop the run after any result.
  const carefulUntil = run.hasStopRules ? Number.POSITIVE_INFINITY : probation;
  return { run, fence: taken.fence, carefulUntil };
}

async function execute(
  { run, fence, carefulUntil }: HeldRun,
  { orgId, signal, services, slots }: RunJob,
  open: OpenUnit,
  { leaseMs, tickMs, retries }: Execution,
): Promise<void> {
  const bell = createBell();
  const ended = new AbortController();
  const seats = createSeats(run, { random: retries.random, carefulUntil });
  const now = () => performance.now();
  const purse = run.isMetered ? createPurse({ explain: unpaidText, onNeed: bell.ring, now }) : null;
  const cast = createCast({ open, services, purse }, run, seats);
  const memory = memoryOf({ open, log: services.log }, run);
  const share = slots.join(() => {
    floor.fill();
    if (floor.isPressing()) bell.ring();
  });
  let heldUntil = Number.NEGATIVE_INFINITY;
  const floor = createFloor({
    seats,
    share,
    // After a standstill somebody else may have the run: the next step tells.
    isHeld: () => performance.now() < heldUntil,
    hasStopRules: run.hasStopRules,
    purse,
    play: (item, content, itemSignal) =>
      playItem({ services, cast, retries, memory }, run, { item, content, signal: itemSignal }),
    onLanded: bell.ring,
  });
  let isCalled = false;
  const listening = listen(services.events.subscribe(orgId, ended.signal), run.id, () => {
    isCalled = true;
    bell.ring();
  });
  let steppedAt = Number.NEGATIVE_INFINITY;
  try {
    while (!signal.aborted) {
      const isDue = isCalled || performance.now() - steppedAt >= tickMs;
      // Somebody may have cancelled it: what it says it holds is to be all it spends.
      if (isCalled) purse?.freeze();
      const step = floor.nextStep();
      if (isDue || saysAnything(step)) {
        // Whoever starts the next run may count on what this one was told.
        if (step.isLast) await memory?.close();
        isCalled = false;
        steppedAt = performance.now();
        const stepped = await open((scope) => stepRun(scope, run.id, { fence, leaseMs, ...step }));
        if (stepped.isOver) return;
        heldUntil = steppedAt + leaseMs;
        floor.apply(stepped);
      }
      if (!floor.isPressing()) await bell.wait(tickMs, signal);
      if (!floor.isPressing()) await wait(gatherMs, undefined, { signal }).catch(() => undefined);
    }
    await floor.stop();
    const outcomes = floor.takeOutcomes();
    const spending = purse?.takeReport({ isLast: true }) ?? null;
    await open((scope) => handBackRun(scope, run.id, { fence, outcomes, spending }));
  } finally {
    ended.abort();
    await floor.stop();
    await memory?.close();
    share.leave();
    await listening;
  }
}

function saysAnything({ outcomes, claims, share, isLast, spending }: FloorStep): boolean {
  const isQuiet = outcomes.length + claims.length === 0 && share === null && spending === null;
  return !isQuiet || isLast;
}

/** Tells when somebody cancels the run, or may have: `null` stands for events that were missed. */
async function listen(
  events: AsyncIterable<{ kind: string; id: string } | null>,
  runId: string,
  onCall: () => void,
): Promise<void> {
  for await (const event of events) {
    if (event === null || (event.kind === cancellingEvent && event.id === runId)) onCall();
  }
}
