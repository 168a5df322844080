import type { LongOptions, Measurement } from '../report.ts';
import { casesOf } from './cases.ts';
import { compare } from './compare.ts';
import { setStatistics } from './seed.ts';
import { openSeededStage } from './seeded-stage.ts';

const limit = 1.5;

/**
 * How lists, searches and pages grow: the same calls, one after the other, in an organization with
 * 100,000 scenarios and in one with 100, with statistics of the tables and without any.
 */
export async function lists({ keep, tell }: LongOptions): Promise<Measurement[]> {
  const stage = await openSeededStage({ keep });
  const measurements: Measurement[] = [];
  try {
    const cases = await casesOf(stage);
    for (const areThere of [true, false]) {
      await setStatistics(stage.owner, areThere);
      for (const { what, big, small } of cases) {
        const times = await compare(stage, big, small);
        const measurement = {
          what: areThere ? what : `${what}, without statistics`,
          value: `p50 ${shown(times.big.p50Ms)} / ${shown(times.small.p50Ms)} ms, p99 ${shown(times.big.p99Ms)} / ${shown(times.small.p99Ms)} ms`,
          ratio: times.big.p50Ms / times.small.p50Ms,
          limit,
        };
        measurements.push(measurement);
        tell(measurement);
      }
    }
    await setStatistics(stage.owner, true);
  } finally {
    await stage.close();
  }
  return measurements;
}

const shown = (ms: number) => ms.toFixed(1);
