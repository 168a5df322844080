import { cpuMs } from '../cpu.ts';
import { forgetPeak, peakMb } from '../peak-memory.ts';
import type { Measurement } from '../report.ts';
import { type MemoryCase, nameOf } from './cases.ts';
import { makeTarget, playWell, seconds } from './measuring.ts';
import type { ModelServer } from './model-server.ts';
import { seedSuite } from './seed-suite.ts';
import type { WorkerStage } from './worker-stage.ts';

/**
 * How much memory the worker takes at most in a run of `items`, and in one of `times` as many: the same
 * scenarios, played so often. With what starting the larger one takes.
 */
export async function measureMemory(
  stage: WorkerStage,
  server: ModelServer,
  one: MemoryCase,
): Promise<Measurement[]> {
  const { items, times, latencyMs, concurrency, hasBigReplies: big = false, limit } = one;
  const baseUrl = server.baseUrl(latencyMs, { big });
  const targetId = await makeTarget(stage, { baseUrl, concurrency });
  const suiteId = await seedSuite(stage, { items, turns: 1, targetId });
  await playWell(stage, suiteId, items);
  const peak = async (repeats: number) => {
    forgetPeak(stage.worker.pid);
    const before = cpuMs(stage.worker.pid);
    const run = await playWell(stage, suiteId, items * repeats, { repeats });
    const cpu = (cpuMs(stage.worker.pid) - before) / (items * repeats);
    return { mb: peakMb(stage.worker.pid), cpu, ...run };
  };
  const smaller = await peak(1);
  const larger = await peak(times);
  const memory = {
    what: nameOf(one),
    value: `${larger.mb.toFixed(0)} MB over ${smaller.mb.toFixed(0)} MB`,
    ratio: larger.mb / smaller.mb,
    limit,
  };
  if (big) return [memory];
  return [
    memory,
    {
      what: `${nameOf(one)}: CPU of the worker for each`,
      value: `${larger.cpu.toFixed(2)} ms; started in ${seconds(larger.startMs)}, over after ${seconds(larger.spanMs)}`,
      ratio: larger.cpu,
      limit: 1,
    },
  ];
}
