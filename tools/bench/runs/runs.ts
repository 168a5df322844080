import { cpuMs } from '../cpu.ts';
import type { LongOptions, Measurement } from '../report.ts';
import { runBareLoop } from './bare-loop.ts';
import { type Case, cases } from './cases.ts';
import { type ModelServer, startModelServer } from './model-server.ts';
import { seedSuite } from './seed-suite.ts';
import { openWorkerStage, type WorkerStage } from './worker-stage.ts';

const rounds = 3;

/**
 * Suites against a model of fixed latency, everything stored as in production, beside a bare loop of the
 * same calls and checks: the time from the first call to the last, each as the model server saw it. Both
 * sides take turns, after a first run that is not counted; the ratio is that of the medians.
 */
export async function runs({ only, tell }: LongOptions): Promise<Measurement[]> {
  const chosen = cases.filter((one) => nameOf(one).includes(only));
  const server = await startModelServer();
  const measurements: Measurement[] = [];
  try {
    for (const concurrency of new Set(chosen.map((one) => one.concurrency))) {
      const stage = await openWorkerStage({ concurrency });
      try {
        for (const one of chosen.filter((other) => other.concurrency === concurrency)) {
          for (const measured of await measure(stage, server, one)) {
            tell(measured);
            measurements.push(measured);
          }
        }
      } finally {
        await stage.close();
      }
    }
  } finally {
    server.stop();
  }
  return measurements;
}

async function measure(
  stage: WorkerStage,
  server: ModelServer,
  { what, limit, ...one }: Case,
): Promise<Measurement[]> {
  const { items, turns, latencyMs, concurrency } = one;
  const baseUrl = server.baseUrl(latencyMs);
  const targetId = await makeTarget(stage, { baseUrl, concurrency });
  const suiteId = await seedSuite(stage, { items, turns, targetId });
  const calls = items * turns;
  const bare: number[] = [];
  const assay: number[] = [];
  const cpu: number[] = [];
  // A worker is up for weeks: what Node compiles in its first run is no part of what runs cost.
  await stage.play(suiteId);
  stage.worker.forgetPeak();
  for (let round = 0; round < rounds; round += 1) {
    await server.takeStats();
    await runBareLoop(baseUrl, one);
    bare.push((await takeSpan(server, calls)).spanMs);
    const before = cpuMs(stage.worker.pid);
    const run = await stage.play(suiteId);
    cpu.push((cpuMs(stage.worker.pid) - before) / items);
    if (run.verdict !== 'PASS' || run.passCount !== items) {
      throw new Error(`Run ${run.number} ended ${run.status} ${run.verdict}: ${run.passCount}.`);
    }
    assay.push((await takeSpan(server, calls)).spanMs);
  }
  const [limitMs, spanMs] = [median(bare), median(assay)];
  const name = nameOf({ what, ...one });
  const spent: Measurement = {
    what: name,
    value: `${seconds(spanMs)} over ${seconds(limitMs)}`,
    ratio: spanMs / limitMs,
    limit,
  };
  if (items < 5_000) return [spent];
  const peakMb = stage.worker.peakMb();
  return [
    spent,
    {
      what: `${name}: CPU of the worker for each`,
      value: `${median(cpu).toFixed(2)} ms over 1 ms`,
      ratio: median(cpu),
      limit: 1,
    },
    {
      what: `${name}: memory of the worker`,
      value: `${peakMb.toFixed(0)} MB over 400 MB`,
      ratio: peakMb / 400,
      limit: 1,
    },
  ];
}

async function takeSpan(server: ModelServer, calls: number) {
  const stats = await server.takeStats();
  if (stats.calls !== calls) throw new Error(`There were ${stats.calls} calls, not ${calls}.`);
  return stats;
}

/** A target of its own for each case; the organization's key leads to the model's address. */
async function makeTarget(
  { api }: WorkerStage,
  { baseUrl, concurrency }: { baseUrl: string; concurrency: number },
): Promise<string> {
  const provider = 'OPENAI_COMPATIBLE';
  await api.apiKeys.set.mutate({ provider, key: 'sk-bench-0123456789abcdef', baseUrl });
  const target = await api.targets.create.mutate({
    kind: 'MODEL',
    name: `Model ${baseUrl} ${concurrency} ${Date.now()}`,
    concurrency,
    promptId: null,
    config: { provider, model: 'bench' },
  });
  return target.id;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const nameOf = ({ what, latencyMs, concurrency }: Omit<Case, 'limit'>) =>
  `${what}, ${latencyMs} ms, ${concurrency} at once`;
const seconds = (ms: number) => `${(ms / 1_000).toFixed(3)} s`;
