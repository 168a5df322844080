import { timedAsk } from '../ask-timed.ts';
import { forgetPeak, peakMb } from '../peak-memory.ts';
import type { LongOptions, Measurement } from '../report.ts';
import { openRunStage, type RunStage } from './run-stage.ts';

/** Conversations of the runs that are read whole. */
const bigItems = 1_000_000;
const smallItems = 30_000;
const growthLimit = 1.5;
const memoryLimit = 1.5;

/**
 * What has to read a whole run, of one of 1,000,000 conversations and of one of 30,000: how long it takes for
 * each conversation, and how much memory the server takes at most.
 */
export async function wholeRun({ only, tell }: LongOptions): Promise<Measurement[]> {
  const stage = await openRunStage();
  const measurements: Measurement[] = [];
  try {
    for (const { what, address } of casesOf(stage).filter((one) => one.what.includes(only))) {
      const small = await read(stage, address(stage.wide));
      const big = await read(stage, address(stage.big));
      const perItem = [big.ms / bigItems, small.ms / smallItems] as const;
      for (const measured of [
        {
          what: `${what}, 1,000,000 beside 30,000`,
          value: `${shown(big.ms)} / ${shown(small.ms)}, for each ${micro(perItem[0])} / ${micro(perItem[1])}`,
          ratio: perItem[0] / perItem[1],
          limit: growthLimit,
        },
        {
          what: `${what}: memory of the server`,
          value: `${big.mb.toFixed(0)} MB over ${small.mb.toFixed(0)} MB`,
          ratio: big.mb / small.mb,
          limit: memoryLimit,
        },
      ]) {
        measurements.push(measured);
        tell(measured);
      }
    }
  } finally {
    await stage.close();
  }
  return measurements;
}

const shown = (ms: number) => `${(ms / 1_000).toFixed(2)} s`;
const micro = (ms: number) => `${(ms * 1_000).toFixed(0)} µs`;

type Case = { what: string; address: (runId: string) => string };

function casesOf({ assay, org }: RunStage): Case[] {
  const page = (runId: string) => `${assay.url}/orgs/${org.slug}/runs/${runId}`;
  const file = (format: string): Case => ({
    what: `export, ${format}`,
    address: (runId) => `${assay.url}/api/orgs/${org.slug}/runs/${runId}/export?format=${format}`,
  });
  return [
    { what: 'comparison', address: (runId) => `${page(runId)}/compare` },
    ...['json', 'csv', 'junit', 'markdown'].map(file),
  ];
}

/** The second of two times, the first being for caches. */
async function read({ assay, person }: RunStage, address: string) {
  const ask = timedAsk(person);
  await ask(address);
  forgetPeak(assay.pid);
  const ms = await ask(address);
  return { ms, mb: peakMb(assay.pid) };
}
