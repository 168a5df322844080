import { cpuMs } from '../cpu.ts';
import { forgetPeak, peakMb } from '../peak-memory.ts';
import type { Measurement } from '../report.ts';
import { runBareLoop } from './bare-loop.ts';
import { type Case, nameOf } from './cases.ts';
import { makeTarget, median, playWell, seconds } from './measuring.ts';
import type { ModelServer } from './model-server.ts';
import { seedSuite } from './seed-suite.ts';
import type { WorkerStage } from './worker-stage.ts';

const rounds = 3;

/**
 * A suite beside a bare loop of the same calls and checks: the time from the first call to the last, each as
 * the model server saw it. Both sides take turns, after a first run that is not counted; the ratio is that of
 * the medians.
 */
export async function measureCase(
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
  await stage.play(suiteId);
  forgetPeak(stage.worker.pid);
  for (let round = 0; round < rounds; round += 1) {
    await server.takeStats();
    await runBareLoop(baseUrl, one);
    bare.push((await takeSpan(server, calls)).spanMs);
    const before = cpuMs(stage.worker.pid);
    await playWell(stage, suiteId, items);
    cpu.push((cpuMs(stage.worker.pid) - before) / items);
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
  const memoryMb = peakMb(stage.worker.pid);
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
      value: `${memoryMb.toFixed(0)} MB over 400 MB`,
      ratio: memoryMb / 400,
      limit: 1,
    },
  ];
}

async function takeSpan(server: ModelServer, calls: number) {
  const stats = await server.takeStats();
  if (stats.calls !== calls) throw new Error(`There were ${stats.calls} calls, not ${calls}.`);
  return stats;
}
