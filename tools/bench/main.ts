// npm run bench: what the doors cost, as ratios to what the same thing costs without them, and how lists
// grow, measured in the same run on the built product.
import { parseArgs } from 'node:util';
import { bigRun } from './big-run/big-run.ts';
import { wholeRun } from './big-run/whole-run.ts';
import { lists } from './lists/lists.ts';
import { type LongOptions, type Measurement, reportOne, reportVerdict } from './report.ts';
import { requests } from './requests.ts';
import { runs } from './runs/runs.ts';
import { scopedQuery } from './scoped-query.ts';
import { sealedRead } from './sealed-read.ts';
import { openStage, type Stage } from './stage.ts';

const suites: Readonly<Record<string, (stage: Stage) => Promise<Measurement[]>>> = {
  'scoped-query': scopedQuery,
  'sealed-read': sealedRead,
  requests,
};
/** Suites with a stage of their own, which take minutes: only by name. */
const long: Readonly<Record<string, (options: LongOptions) => Promise<Measurement[]>>> = {
  lists,
  runs,
  'big-run': bigRun,
  'whole-run': wholeRun,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
  },
});
const chosen = positionals.length > 0 ? positionals : Object.keys(suites);
const known = { ...suites, ...long };
const unknown = chosen.filter((name) => !Object.hasOwn(known, name));
if (unknown.length > 0) {
  console.error(
    `There is no suite ${unknown.join(', ')}; there are ${Object.keys(known).join(', ')}.`,
  );
  process.exit(2);
}

const measurements: Measurement[] = [];
const tell = values.json ? () => undefined : reportOne;
const short = chosen.filter((name) => Object.hasOwn(suites, name));
if (short.length > 0) {
  const stage = await openStage();
  try {
    for (const name of short) {
      const measured = (await suites[name]?.(stage)) ?? [];
      measurements.push(...measured);
      measured.forEach(tell);
    }
  } finally {
    await stage.close();
  }
}
for (const name of chosen.filter((one) => Object.hasOwn(long, one))) {
  measurements.push(
    ...((await long[name]?.({ keep: values.keep, only: values.only, tell })) ?? []),
  );
}
if (values.json) console.log(JSON.stringify(measurements, null, 2));
else reportVerdict(measurements);
