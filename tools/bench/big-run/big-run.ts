import type { LongOptions, Measurement } from '../report.ts';
import { casesOf } from './cases.ts';
import { compareTails } from './compare-tails.ts';
import { openRunStage, type RunStage } from './run-stage.ts';

const limit = 1.5;

/**
 * How the pages of a run grow with it: the same calls, one after the other, of a run of 1,000,000
 * conversations and of one of 1,000. The ratio is that of the slowest percent (p99).
 */
export async function bigRun({ only, tell }: LongOptions): Promise<Measurement[]> {
  const stage = await openRunStage();
  const measurements: Measurement[] = [];
  try {
    // As a run of that size has them kept when it ends.
    await keepFigures(stage);
    for (const { what, big, small } of (await casesOf(stage)).filter((one) =>
      one.what.includes(only),
    )) {
      const times = await compareTails(stage, big, small);
      const measurement = {
        what,
        value: `p50 ${shown(times.big.p50Ms)} / ${shown(times.small.p50Ms)} ms, p99 ${shown(times.big.p99Ms)} / ${shown(times.small.p99Ms)} ms`,
        ratio: times.big.p99Ms / times.small.p99Ms,
        limit,
      };
      measurements.push(measurement);
      tell(measurement);
    }
  } finally {
    await stage.close();
  }
  return measurements;
}

const shown = (ms: number) => ms.toFixed(1);

async function keepFigures({ api, owner, big }: RunStage): Promise<void> {
  const figures = await api.runs.figures.query({ id: big });
  await owner.query('alter table run no force row level security');
  await owner.query('update run set figures = $1, figures_seq = seq where id = $2', [figures, big]);
  await owner.query('alter table run force row level security');
}
