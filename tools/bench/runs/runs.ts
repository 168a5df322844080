import type { LongOptions, Measurement } from '../report.ts';
import { cases, faultCases, memoryCases, nameOf } from './cases.ts';
import { measureCase } from './measure-case.ts';
import { measureFaults } from './measure-faults.ts';
import { measureMemory } from './measure-memory.ts';
import { warmUp } from './measuring.ts';
import { type ModelServer, startModelServer } from './model-server.ts';
import { openWorkerStage, type WorkerStage } from './worker-stage.ts';

type Work = {
  name: string;
  concurrency: number;
  measure(stage: WorkerStage, server: ModelServer): Promise<Measurement[]>;
};

const works: readonly Work[] = [
  ...cases.map(
    (one): Work => ({
      name: nameOf(one),
      concurrency: one.concurrency,
      measure: (stage, server) => measureCase(stage, server, one),
    }),
  ),
  ...faultCases.map(
    (one): Work => ({
      name: nameOf(one),
      concurrency: one.concurrency,
      measure: (stage, server) => measureFaults(stage, server, one),
    }),
  ),
  ...memoryCases.map(
    (one): Work => ({
      name: nameOf(one),
      concurrency: one.concurrency,
      measure: (stage, server) => measureMemory(stage, server, one),
    }),
  ),
];

/**
 * What runs cost beside their model calls, against a model of fixed latency, everything stored as in
 * production: beside a bare loop, and where calls fail.
 */
export async function runs({ only, tell }: LongOptions): Promise<Measurement[]> {
  const chosen = works.filter(({ name }) => name.includes(only));
  const server = await startModelServer();
  const measurements: Measurement[] = [];
  try {
    for (const concurrency of new Set(chosen.map((one) => one.concurrency))) {
      const stage = await openWorkerStage({ concurrency });
      try {
        await warmUp(stage, server, concurrency);
        for (const one of chosen.filter((other) => other.concurrency === concurrency)) {
          for (const measured of await one.measure(stage, server)) {
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
